using System.Diagnostics;
using Validation.Cluster.Tests.Failures.Waiting;
using Validation.Kubelets.Faults;
using Validation.Results;

namespace Validation.Cluster.Tests.Failures;

/// <summary><c>validation audit</c> as its users start it, watched while it goes.</summary>
internal sealed class AuditProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Scratch scratch = new();
    private readonly string output;
    private readonly List<string> lines = [];
    private readonly Process process;

    private AuditProcess(Func<string, string> kubeconfig, IReadOnlyList<string> switches)
    {
        string[] services = ["--services", $"api server={Simulated.Plane.Address}:6443,metadata=169.254.169.254:80"];
        output = scratch.In("runs");
        var audit = CommandLine.Of(["audit", "--output", output, .. services, .. switches]) with
        {
            // One that is killed has no time to clear up.
            Variables = new Dictionary<string, string> { ["TMPDIR"] = scratch.Path, ["KUBECONFIG"] = kubeconfig(scratch.Path) },
        };
        process = audit.Start();
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All that it said so far.</summary>
    public string Said
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    public static AuditProcess Start(params IReadOnlyList<string> switches) => new(_ => Simulated.Plane.Kubeconfig, switches);

    /// <summary>One that meets the cluster at the end of a path.</summary>
    public static AuditProcess StartBy(FaultyPath path, params IReadOnlyList<string> switches) =>
        new(path.WriteKubeconfig, switches);

    /// <summary>Waits until so many nodes have been measured, of those that there are.</summary>
    public Task UntilMeasuredAsync(int nodes, CancellationToken cancellationToken) =>
        UntilSaid.Wait(Limit, () => Said.Contains($"» {nodes} of ", StringComparison.Ordinal), () => process.HasExited,
            () => Said, cancellationToken);

    /// <summary>Waits for its end.</summary>
    public async Task<RunResults> EndAsync(CancellationToken cancellationToken)
    {
        var code = await ExitAsync(cancellationToken);
        var results = Path.Combine(output, "latest", ResultsFile.Name);
        File.Exists(results).ShouldBeTrue($"the audit ended with {code} and left no results: {Said}");
        return ResultsFile.Read(results);
    }

    /// <exception cref="TimeoutException">It did not end.</exception>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"the audit did not end within {Limit.TotalSeconds:F0} s; it said: {Said}");
        }
        return process.ExitCode;
    }

    /// <summary>SIGKILL, to itself and nobody else.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        scratch.Dispose();
    }

    private void Take(string? line)
    {
        lock (lines)
        {
            if (line is not null)
                lines.Add(line);
        }
    }
}
