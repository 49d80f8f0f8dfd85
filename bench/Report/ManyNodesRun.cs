using Validation.Results;

namespace Validation.Bench;

/// <summary>All of such a run but its verdicts.</summary>
internal static class ManyNodesRun
{
    public static RunRecord Of(string id, int day) => new()
    {
        Id = id,
        Started = new DateTimeOffset(2026, 11, day, 2, 0, 0, TimeSpan.Zero),
        Seconds = 1800,
        Target = "cluster-1",
        Engine = "kubernetes",
        Runtime = "gvisor",
        Baseline = "runc",
        Profile = "production",
        Filter = "",
        Template = Print("the platform's pod"),
        Probe = Print("probe"),
        Catalogue = Print("the catalogue"),
        Harness = "0.1.0",
        Host = new HostRecord
        {
            Kernel = "6.1.0-18-amd64",
            OperatingSystem = "Debian GNU/Linux 12 (bookworm)",
            Architecture = "x64",
            Cgroups = "v2",
            Processors = 2,
            MemoryBytes = 8L << 30,
            User = "root",
            Versions = new Dictionary<string, string> { ["kubernetes"] = "v1.20.2" },
        },
        Banners = [],
        ExitCode = 1,
    };

    public static ArmRecord Arm(string name, string node) => new()
    {
        Name = $"{name}@{node}",
        Purpose = "the runtime under test with exactly the platform's template",
        Engine = "kubernetes",
        Runtime = name == "subject" ? "gvisor" : "runc",
        Node = node,
        Launch = $"POST /api/v1/namespaces/validation/pods: validation-{name}-{node}",
        Complete = true,
        Seconds = 1.9,
        Facts = 600,
        Witnesses = new Dictionary<string, string>
        {
            ["end"] = "the probe answered everything",
            ["pod"] = $"runtimeClassName {(name == "subject" ? "gvisor" : "none")}, node {node}, phase Succeeded, exit code 0",
        },
    };

    public static NodeRecord Node(string name, bool probed, IReadOnlyList<string> drift) => new()
    {
        Name = name,
        Probed = probed,
        Failure = probed ? null : "the pod was never scheduled",
        Kernel = "6.1.0-18-amd64",
        OperatingSystem = "Debian GNU/Linux 12 (bookworm)",
        ContainerRuntime = "containerd://1.6.20",
        Kubelet = "v1.20.2",
        Sandbox = probed ? "gVisor release-20240729.0" : null,
        Drift = drift,
    };

    private static Fingerprint Print(string name) =>
        new() { Name = name, Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" };
}
