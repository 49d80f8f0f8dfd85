using System.Diagnostics;
using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Engines.Oci;

namespace Validation.Harness.Tests.Engines;

/// <summary>
/// Launches a pod's two containers in one gVisor sandbox, as gVisor's own containerd shim does (pkg/shim, runsc/specutils: the
/// annotations io.kubernetes.cri.*). An opened arm's containers share the sandbox's first process namespace.
/// </summary>
internal sealed class OneSandbox(string directory, string probe, WorkloadTemplate template) : IEngine
{
    public string Name => "one sandbox";

    public WorkloadTemplate Template => template;

    public TimeSpan Hold(string? node) => TimeSpan.Zero;

    public Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Diagnosis>>([]);

    public Task<IReadOnlyDictionary<string, string>> VersionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public async Task<ILaunch> LaunchAsync(LaunchOrder order, CancellationToken cancellationToken)
    {
        var sandbox = $"validation-{order.Stage.Nonce}";
        var place = Path.Combine(directory, sandbox);
        string[] flags = ["--root", Path.Combine(place, "state"), "--network=none", "--ignore-cgroups"];
        Write(order, place, "pause", "sandbox", ["/probe", "rest", "120000"], sandbox);
        Write(order, place, "neighbour", "container", ["/probe"], sandbox);
        Write(order, place, "probe", "container", ["/probe"], sandbox);
        // A sandbox keeps the streams that it was started with.
        await new Command("runsc", [.. flags, "run", "--detach", "--bundle", Path.Combine(place, "pause"), sandbox])
            .Within("/bin/sh", "-c", "log=$1; shift; exec \"$@\" </dev/null >\"$log\" 2>&1", "sh", Path.Combine(place, "log"))
            .SucceedAsync(cancellationToken);
        var neighbour = Start("neighbour");
        await neighbour.StandardInput.BaseStream.WriteAsync(order.Neighbour, cancellationToken);
        neighbour.StandardInput.Close();
        return new OneSandboxLaunch(place, flags, sandbox, Start("probe"), neighbour);

        Process Start(string container) =>
            new Command("runsc", [.. flags, "run", "--bundle", Path.Combine(place, container), $"{sandbox}-{container}"]).Start();
    }

    public Task<Leftovers> SweepAsync(CancellationToken cancellationToken) => Task.FromResult(Leftovers.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(LaunchOrder order, string place, string name, string type, string[] arguments, string sandbox)
    {
        var bundle = Path.Combine(place, name);
        new OciBundle(bundle, probe, rootless: false).Write(order with { Role = Role.Subject }, template);
        var file = Path.Combine(bundle, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        config["process"]!["args"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]);
        config["annotations"] = new JsonObject
        {
            ["io.kubernetes.cri.container-type"] = type,
            ["io.kubernetes.cri.sandbox-id"] = sandbox,
        };
        config["linux"]!.AsObject().Remove("resources");
        config["linux"]!.AsObject().Remove("cgroupsPath");
        if (order.Role == Role.Opened)
            config["linux"]!["namespaces"]!.AsArray().Single(one => one!["type"]!.GetValue<string>() == "pid")!["path"] =
                "/proc/1/ns/pid";
        if (name == "neighbour")
        {
            Directory.CreateDirectory(Path.Combine(bundle, "rootfs", Controls.Probing.Neighbour.Directory.TrimStart('/')));
            config["mounts"]!.AsArray().Add(new JsonObject
            {
                ["destination"] = Controls.Probing.Neighbour.Directory, ["type"] = "tmpfs", ["source"] = "tmpfs",
                ["options"] = new JsonArray("mode=777"),
            });
        }
        File.WriteAllText(file, config.ToJsonString());
    }
}
