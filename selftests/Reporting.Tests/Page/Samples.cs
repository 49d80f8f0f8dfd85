using System.Globalization;
using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Reporting.Tests.Page;

/// <summary>What pages are made of in these tests.</summary>
internal static class Samples
{
    public static BundleInput Of(RunResults results) => new() { Results = results, History = [Stamp(results)] };

    /// <summary>Everything that a run of one machine can carry, hostile text among it.</summary>
    public static BundleInput Full { get; } = Of(SampleRun.Fail with
    {
        Waivers =
        [
            Waiver("NET-OUT-002", WaiverState.InForce), Waiver("ISO-OLD-001", WaiverState.Expired),
            Waiver("ISO-SOON-001", WaiverState.ExpiresSoon), Waiver("ISO-NO-001", WaiverState.Unmatched),
        ],
        NotTested = [
            new NotTested
            {
                Id = "NET-CLD-001",
                Title = "The cloud's metadata is not reached",
                Because = "there is no cloud here " + Hostile.Text,
            },
        ],
        Claims =
        [
            new Claim { Id = "CLM-003", Text = "The kernel calls itself 4.4.0", Finding = "confirmed", Reason = "ISO-PROC-001" },
            new Claim
            {
                Id = "CLM-004",
                Text = "gVisor hides /etc/passwd",
                Finding = "refuted",
                Reason = "it is the image's own " + Hostile.Text,
            },
        ],
        Metrics =
        [
            new Metric { Name = "host_system_calls_reachable_subject", Value = 85, Unit = "system calls" },
            new Metric { Name = "host_system_calls_reachable_baseline", Value = 381, Unit = "system calls" },
            new Metric { Name = "arm_seconds_subject", Value = 1.97, Unit = "seconds" },
            new Metric { Name = "arm_seconds_baseline", Value = 0.97, Unit = "seconds" },
            new Metric { Name = "gate_seconds " + Hostile.Text, Value = 6.2, Unit = "s" },
        ],
    }) with
    {
        Diff = Diff(SampleRun.Pass, SampleRun.Fail),
        History = [
            .. Enumerable.Range(1, 9)
                .Select(day =>
                    Stamp(SampleRun.Pass) with { Id = $"run-{day}", Started = SampleRun.Pass.Run.Started.AddDays(day - 10) }),
            Stamp(SampleRun.Fail),
        ],
        Signer = "CN=nightly-audit, key SHA-256 3f1a",
    };

    public static RunStamp Stamp(RunResults results) => new()
    {
        Id = results.Run.Id,
        Started = results.Run.Started,
        Target = results.Run.Target,
        Engine = results.Run.Engine,
        Runtime = results.Run.Runtime,
        ExitCode = results.Run.ExitCode,
        Summary = results.Summary,
    };

    public static RunDiff Diff(RunResults old, RunResults now) => new()
    {
        Schema = RunDiff.CurrentSchema,
        Old = Stamp(old) with { Id = "20261120t020000-11aa", Started = now.Run.Started.AddDays(-1) },
        New = Stamp(now),
        Circumstances = ["the template was hardened and is another one"],
        Changes =
        [
            .. now.Results.Where(result => result.Verdict is Verdict.Fail).Select(result => new Change
            {
                Kind = ChangeKind.Regressed,
                Control = result.Control,
                Title = result.Title,
                Severity = result.Severity,
                Before = Verdict.Pass,
                After = result.Verdict,
                Because = "it was hidden; now " + result.Reason,
            }),
        ],
        Counts = new Dictionary<ChangeKind, int> { [ChangeKind.Regressed] = 2, [ChangeKind.Unchanged] = 5 },
    };

    /// <summary>
    /// A cluster: most nodes are alike, three fail one control, one fails another, and every row has its evidence.
    /// </summary>
    public static RunResults Cluster(int nodes, int controls)
    {
        string[] names = [.. Enumerable.Range(1, nodes).Select(Name)];
        string[] odd = [.. names.Skip(1).Take(3)];
        ControlResult Row(int number, IReadOnlyList<string> on, Verdict verdict) => SampleControl.Of(
            $"ISO-FS-{number:000}", $"File {number} of the host cannot be read", Area.Isolation, $"Files {number % 9}",
            Severity.High, verdict, $"seen {verdict}")
            with { Nodes = on, HeldBy = Holder.Sandbox };
        var results = SampleRun.Run(1,
        [
            .. Enumerable.Range(3, controls - 2).Select(number => Row(number, names, Verdict.Pass)),
            Row(1, [.. names.Except(odd)], Verdict.Pass), Row(1, odd, Verdict.Fail),
            Row(2, [.. names.Except(names.TakeLast(1))], Verdict.Pass), Row(2, [.. names.TakeLast(1)], Verdict.Error),
        ]);
        return results with
        {
            Nodes = [.. names.Select(name => new NodeRecord
            {
                Name = name, Probed = name != names[^1], Failure = name == names[^1] ? "the pod was not scheduled" : null,
                Kernel = "6.1.0", OperatingSystem = "Debian 12", ContainerRuntime = "containerd://1.6.20", Kubelet = "v1.30.0",
                Sandbox = "4.4.0",
                Drift = name == names[1] ? ["its kernel is older"] : [],
            })],
            Pods = [new PodRecord
            {
                Namespace = "eval", Name = "agent-1", Node = names[0], Owner = "Deployment/agents", Created = results.Run.Started,
                Findings = ["it runs under runc " + Hostile.Text],
            }],
        };
    }

    public static string Name(int node) => string.Create(CultureInfo.InvariantCulture, $"node-{node:0000}");

    private static WaiverRecord Waiver(string control, WaiverState state) => new()
    {
        Control = control, Scope = "everywhere", Owner = "platform-security", Reason = "ping is needed",
        Expires = new DateOnly(2027, 1, 31), State = state,
    };
}
