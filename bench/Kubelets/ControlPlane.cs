using Validation.Processes;
using Validation.Harness.Runs;

namespace Validation.Kubelets;

/// <summary>A control plane that <c>fixtures/cluster/up.sh --control-plane-only</c> brought up, by its directory.</summary>
public sealed record ControlPlane(string Directory)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Where its API server, the probe's listener and the metadata service are.</summary>
    public string Address => $"10.214.{Number}.1";

    /// <summary>This machine's end of the link to it: where its API server looks for kubelets.</summary>
    public string Here => $"10.214.{Number}.254";

    public Uri Server => new($"https://{Address}:6443");

    public string Certificates => Path.Combine(Directory, "pki");

    /// <summary>Of a user who has all rights, by RBAC alone.</summary>
    public string Kubeconfig => Path.Combine(Directory, "auditor.kubeconfig");

    /// <summary>The network that its programs are in.</summary>
    public string Network => $"/proc/{File.ReadAllText(Path.Combine(Directory, "control.pid")).Trim()}/ns/net";

    private string Number => File.ReadAllText(Path.Combine(Directory, "number")).Trim();

    /// <summary>Kills one of its programs; its keeper starts it again.</summary>
    /// <exception cref="ExecutionException">It did not run.</exception>
    public async Task KillAsync(string program, CancellationToken cancellationToken)
    {
        // The process id is one of the control plane's own numbering.
        var script = $". '{Repository.Root}/fixtures/cluster/location.sh'; inside control kill -KILL \"$(cat "
            + $"\"$bed/control/{program}.pid\")\"";
        var killed = await Execution.RunAsync("env", [$"VALIDATION_CLUSTER_BED={Directory}", "bash", "-c", script], Limit,
            cancellationToken);
        killed.Ensure($"killing {program}");
    }
}
