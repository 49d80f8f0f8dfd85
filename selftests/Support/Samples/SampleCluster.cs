using Validation.Protocol;
using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Selftests.Support.Samples;

/// <summary>
/// An audit of a cluster: rows that speak for several nodes, one failure that is waived on some of them, pods without the
/// sandbox, and hostile text wherever a sandbox or the cluster has a say. 25 nodes, 106 verdicts.
/// </summary>
internal static class SampleCluster
{
    public static readonly WaiverRecord Waiver = new()
    {
        Control = "NET-OUT-002",
        Scope = "node pool-a-20 …",
        Owner = "platform-security",
        Reason = "ping is needed by the health check until it moves " + Hostile.Text,
        Expires = new DateOnly(2027, 1, 31),
        State = WaiverState.InForce,
    };

    private static readonly string[] Nodes = [.. Enumerable.Range(0, 25).Select(node => $"pool-a-{node:00}")];

    public static BundleInput Input { get; } = Of(Results());

    public static BundleInput Of(RunResults results) => new()
    {
        Results = results,
        History = [RunStamp.Of(results.Run, results.Summary)],
        Signer = "CN=ci, key SHA-256 3f…",
        Diff = new RunDiff
        {
            Schema = RunDiff.CurrentSchema,
            Old = RunStamp.Of(SampleRun.Pass.Run, SampleRun.Pass.Summary),
            New = RunStamp.Of(results.Run, results.Summary),
            Circumstances = [],
            Changes = [],
            Counts = new Dictionary<ChangeKind, int>
            {
                [ChangeKind.Regressed] = 2,
                [ChangeKind.EvidenceChanged] = 1,
                [ChangeKind.Unchanged] = 103,
            },
        },
    };

    private static RunResults Results()
    {
        var results = SampleRun.Run(1,
        [
            On(SampleControl.Of("ISO-PROC-001", "The host kernel's version is hidden", Area.Isolation, "Kernel identity",
                Severity.High, Verdict.Pass, "4.4.0"), Nodes[..23]),
            On(SampleControl.Of("ISO-PROC-001", "The host kernel's version is hidden", Area.Isolation, "Kernel identity",
                Severity.High, Verdict.Pass, "4.4.0-other"), Nodes[23..24]),
            On(SampleControl.Of("ISO-PROC-001", "The host kernel's version is hidden", Area.Isolation, "Kernel identity",
                Severity.High, Verdict.Error, "never scheduled"), Nodes[24..]),
            On(SampleControl.Of("ISO-FS-001", "A file of the host cannot be read", Area.Isolation, "Files", Severity.Critical,
                Verdict.Fail, "read: “" + Hostile.Text + "”"), Nodes[3..6]),
            On(SampleControl.Of("ISO-FS-001", "A file of the host cannot be read", Area.Isolation, "Files", Severity.Critical,
                Verdict.Pass, "ENOENT"), [.. Nodes[..3], .. Nodes[6..]]),
            On(SampleControl.Of("ISO-SYS-001", "io_uring cannot be set up", Area.Isolation, "System calls", Severity.Medium,
                Verdict.NotApplicable, "disabled on the host"), Nodes) with { Baseline = null, Twin = null, Evidence = [] },
            On(SampleControl.Of("NET-OUT-002", "No ICMP leaves the sandbox", Area.Network, "No network", Severity.Low,
                Verdict.Waived, "an echo request left"), Nodes[20..]) with { Waiver = Waiver },
            On(SampleControl.Of("NET-OUT-002", "No ICMP leaves the sandbox", Area.Network, "No network", Severity.Low,
                Verdict.Fail, "an echo request left"), Nodes[..20]),
            On(SampleControl.Of("RUN-CLU-001", "The namespace has a quota", Area.Runtime, "Cluster", Severity.Medium,
                Verdict.Pass, "it has"), []) with { References = [] },
            On(SampleControl.Of("RUN-CLU-002", "The class is there", Area.Runtime, "Cluster", Severity.High, Verdict.Fail,
                "=cmd|' /C calc'!A0"), []) with { References = [], Remedy = "@SUM(1)" },
            On(SampleControl.Of("ISO-DEV-001", "The host's devices are not in /dev", Area.Isolation, "Devices", Severity.High,
                Verdict.Pass, "none"), Nodes[..4]) with { References = [Rmf("AC-6(10)")] },
        ]);
        return results with
        {
            Run = results.Run with
            {
                Engine = "kubernetes",
                Runtime = "gvisor",
                Target = "Cluster One",
                Banners = ["a banner of the run <b>bold</b>"],
            },
            Nodes = [.. Nodes.Select(Node)],
            Pods = [Pod("eval", "agent-1", null), Pod("eval", "agent-2", "runc-plain"), Pod("tools", "weak", "gvisor")],
            Waivers = [Waiver],
            NotTested = [new NotTested { Id = "CLM-001", Title = "Something", Because = "no control measures it yet" }],
            Metrics = [
                .. results.Metrics,
                new Metric { Name = "host_system_calls_reachable_subject", Value = 85, Unit = "system calls" },
                new Metric { Name = Hostile.Text, Value = -0.5, Unit = "\\ \"x\"" },
            ],
        };
    }

    private static ControlResult On(ControlResult row, string[] nodes) => row with { Nodes = nodes };

    private static ReferenceRecord Rmf(string id) =>
        new() { Catalogue = "NIST SP 800-53 r5", Id = id, Title = "Least privilege" };

    private static NodeRecord Node(string name) => new()
    {
        Name = name,
        Probed = name != "pool-a-24",
        Failure = name == "pool-a-24" ? "0/25 nodes are available " + Hostile.Text : null,
        Kernel = "6.1.0-18-amd64",
        OperatingSystem = "Debian GNU/Linux 12",
        ContainerRuntime = "containerd://1.6.20",
        Kubelet = "v1.20.2",
        Drift = name == "pool-a-03" ? ["its runsc is older"] : [],
    };

    private static PodRecord Pod(string place, string name, string? runtimeClass) => new()
    {
        Namespace = place,
        Name = name,
        Node = null,
        Owner = "Deployment/agents",
        Created = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        RuntimeClass = runtimeClass,
        Sandboxed = runtimeClass == "gvisor",
        Findings = ["it does not run in the sandbox " + Hostile.Text],
    };
}
