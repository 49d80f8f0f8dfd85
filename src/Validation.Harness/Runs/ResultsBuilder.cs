using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Validation.Controls;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Judging;
using Validation.Harness.Settings;
using Validation.Harness.Waivers;
using Validation.Harness.Witnesses;
using Validation.Processes;
using Validation.Results;
using Validation.Results.Claims;
using Validation.Results.Secrets;

namespace Validation.Harness.Runs;

/// <summary>Puts judgements and postures into the words of <c>results.json</c>.</summary>
internal sealed class ResultsBuilder(RunSettings settings, Course course, WorkloadTemplate template,
    IReadOnlyList<Waiver> waivers)
{
    public RunResults Build(
        string run, string target, DateTimeOffset started,
        IReadOnlyList<(Control Control, Judgement Judgement, IReadOnlyList<string> Nodes)> judged,
        IReadOnlyList<ArmOutcome> outcomes, string? probe, IReadOnlyDictionary<string, string> versions, TimeSpan duration)
    {
        ControlResult[] ended = [.. judged.Select(row => Result(row.Control, row.Judgement, row.Nodes))
            .OrderBy(result => result.Area).ThenBy(result => result.Control, StringComparer.Ordinal)
            .ThenBy(result => result.Verdict)
            .ThenBy(result => result.Nodes.Count > 0 ? result.Nodes[0] : "", StringComparer.Ordinal)];
        var record = Record(run, target, started, judged.Count, probe, versions, duration);
        var waiving = new Waiving(waivers, record, DateOnly.FromDateTime(started.UtcDateTime));
        var results = waiving.Apply(ended);
        var waived = waiving.Records(ended);
        var summary = Books.Count(results);
        return new RunResults
        {
            Schema = RunResults.CurrentSchema,
            Run = record with
            {
                Banners = [.. record.Banners, .. WaiverBanners.Of(waived, settings.Profile)],
                ExitCode = ExitCodes.Of(summary, waived, settings.Profile),
            },
            Arms = [.. outcomes.Select(Arm)],
            Results = results,
            Claims = MeasuredClaims.Of(results),
            Metrics = [.. Metrics(outcomes)],
            Waivers = waived,
            NotTested = Planned.LeftOut(settings),
            Summary = summary,
        };
    }

    /// <summary>The run but for what its results make of it: what is said of waivers, and the exit code.</summary>
    private RunRecord Record(
        string run, string target, DateTimeOffset started, int planned, string? probe,
        IReadOnlyDictionary<string, string> versions, TimeSpan duration) => new()
    {
        Id = run,
        Started = started,
        Seconds = Math.Round(duration.TotalSeconds, 3),
        Target = target,
        Engine = settings.Engine,
        Runtime = course.Subject,
        Baseline = settings.Baseline,
        Profile = settings.Profile.ToString().ToLowerInvariant(),
        Filter = settings.Filter,
        Template = Fingerprint(template.Name, Encoding.UTF8.GetBytes(template.Text)),
        Probe = string.IsNullOrEmpty(probe)
            ? Fingerprint("none", [])
            : Fingerprint(Path.GetFileName(probe), File.ReadAllBytes(probe)),
        Catalogue = Fingerprint(
            $"{AllControls.InOrder.Count} controls",
            Encoding.UTF8.GetBytes(
                string.Join('\n', AllControls.InOrder.Select(control => $"{control.Id}|{control.Title}|{control.Severity}")))),
        Harness = typeof(ResultsBuilder).Assembly.GetName().Version!.ToString(3),
        Host = Host(versions),
        Banners =
        [
            .. course.Banners,
            .. template.Notes,
            .. new[]
            {
                settings.Filter.Length == 0 ? null
                    : $"only the filter '{settings.Filter}' was measured: {planned} of {AllControls.InOrder.Count} controls",
                FormerIds.SaidOfFilter(settings.Filter),
                FormerIds.SaidOfWaivers(waivers),
            }.OfType<string>(),
        ],
        ExitCode = ExitCodes.NotMeasured,
    };

    private ControlResult Result(Control control, Judgement judgement, IReadOnlyList<string> nodes) => new()
    {
        Control = control.Id,
        FormerIds = control.FormerIds.Count > 0 ? control.FormerIds : null,
        Title = control.Title,
        Area = control.Area,
        Subarea = control.Subarea,
        Severity = control.Severity,
        Verdict = judgement.Verdict,
        Reason = judgement.Reason,
        Why = control.Why,
        Remedy = control.Remedy,
        Nodes = nodes,
        HeldBy = control.HeldBy == HeldBy.Sandbox ? Holder.Sandbox : Holder.Template,
        Subject = judgement.Subject,
        Baseline = judgement.Baseline,
        Twin = judgement.Twin,
        Evidence = judgement.Evidence,
        References = [.. control.References.Select(reference => reference.Record())],
        Reproduce = Reproduce(control),
    };

    private string Reproduce(Control control)
    {
        var command = new StringBuilder(
            $"./run-suite.sh --engine {settings.Engine} --runtime {course.Subject} --baseline {settings.Baseline}");
        if (settings.Template is { } file)
            command.Append(CultureInfo.InvariantCulture, $" --template {file}");
        return command.Append(CultureInfo.InvariantCulture, $" --filter {control.Id}").ToString();
    }

    private ArmRecord Arm(ArmOutcome outcome) => new()
    {
        Name = outcome.Arm.Name,
        Purpose = outcome.Arm.Purpose,
        Engine = settings.Engine,
        Runtime = outcome.Arm.Runtime,
        Node = outcome.Arm.Node,
        Launch = SecretMask.Of(outcome.Command),
        // An arm that is driven over a limit may die of it: that is what its controls judge, and no failure of the arm.
        Complete = outcome.Posture.Failure is null || outcome.EndedAtLimit,
        Failure = outcome.EndedAtLimit || outcome.Posture.Failure is not { } failure ? null : SecretMask.Of(failure),
        Seconds = Math.Round(outcome.Duration.TotalSeconds, 3),
        Facts = outcome.Posture.Facts.Count,
        Witnesses = Witnesses(outcome.Posture).ToDictionary(witness => witness.Key, witness => SecretMask.Of(witness.Value)),
    };

    private static Dictionary<string, string> Witnesses(Posture posture) => new()
    {
        ["end"] = posture.Failure ?? "the probe answered everything",
        ["process"] = posture.Witness.Process.ToString(),
        ["nonce processes"] = posture.Witness.NonceProcesses.Select(ids => ids.Count).ToString(),
        ["seccomp filter"] = posture.Witness.Filter.ToString(),
        ["flags"] = posture.Witness.Flags.Select(flags =>
            string.Join(' ', flags.Values.Select(flag => $"--{flag.Key}={flag.Value}"))).ToString(),
        ["usage"] = posture.Witness.Usage.ToString(),
        ["launch"] = posture.Witness.Launch.ToString(),
        ["listener"] = posture.Witness.Received.ToString(),
        ["exit status"] = posture.Witness.ExitCode.ToString(),
    };

    private static IEnumerable<Metric> Metrics(IReadOnlyList<ArmOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            yield return new Metric
            {
                Name = $"arm_seconds_{outcome.Arm.Name}",
                Value = Math.Round(outcome.Duration.TotalSeconds, 3),
                Unit = "seconds",
            };
            if (outcome.Posture.Witness.Filter is { IsPresent: true, Value.Reachable: var reachable })
                yield return new Metric
                {
                    Name = $"host_system_calls_reachable_{outcome.Arm.Name}",
                    Value = reachable,
                    Unit = "system calls",
                };
        }
    }

    private static HostRecord Host(IReadOnlyDictionary<string, string> versions)
    {
        var facts = HostFacts.Read();
        return new HostRecord
        {
            Kernel = facts.KernelRelease.ToString(),
            OperatingSystem = facts.OperatingSystem.ToString(),
            Architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            Cgroups = facts.CgroupMode,
            Processors = Environment.ProcessorCount,
            MemoryBytes = facts.MemoryTotalBytes is { IsPresent: true, Value: var bytes } ? bytes : 0,
            User = CurrentUser.IsRoot ? "root" : $"user {CurrentUser.Uid}",
            Versions = versions,
        };
    }

    private static Fingerprint Fingerprint(string name, byte[] bytes) =>
        new() { Name = name, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
}
