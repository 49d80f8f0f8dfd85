using System.Text;
using Validation.Protocol;
using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Interchange.Exposition;

namespace Validation.Reporting.Interchange;

/// <summary>
/// <c>metrics.prom</c>: for node exporter's textfile collector or a Pushgateway. Every series carries the target, so that files
/// of several targets stand beside each other. Times are Unix seconds. What was not looked for has no series, rather than a 0
/// that reassures.
/// </summary>
public static class PrometheusMetrics
{
    public const string Name = "metrics.prom";

    public static void Write(BundleInput input, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        var results = input.Results;
        var metrics = new Exposition(text, [("target", results.Run.Target)]);
        Run(metrics, results);
        Verdicts(metrics, results);
        MeasuredFigures.Write(metrics, results);
        if (results.Nodes.Count > 0)
            Cluster(metrics, results);
        Waivers(metrics, results);
        if (input.Diff is { } diff)
            metrics.Gauge("validation_changes", "Verdicts by how they compare with the run before.",
                Enum.GetValues<ChangeKind>().Select(kind => Series(diff.Counts.GetValueOrDefault(kind), ("kind", Kind(kind)))));
    }

    private static void Run(Exposition metrics, RunResults results)
    {
        var run = results.Run;
        metrics.Gauge("validation_run_info", "What was run; the value is always 1.",
        [
            Series(1, ("run", run.Id), ("engine", run.Engine), ("runtime", run.Runtime), ("baseline", run.Baseline),
                ("profile", run.Profile),
                ("filter", run.Filter), ("harness", run.Harness), ("template_sha256", run.Template.Sha256),
                ("catalogue_sha256", run.Catalogue.Sha256)),
        ]);
        metrics.Gauge("validation_run_timestamp_seconds", "When the run ended, Unix time.", Plain.Ended(run).ToUnixTimeSeconds());
        metrics.Gauge("validation_run_duration_seconds", "How long the run took.", run.Seconds);
        metrics.Gauge("validation_run_exit_code", "0 passed, 1 a control failed, 2 bad usage, 3 something could not be measured.",
            run.ExitCode);
        metrics.Gauge("validation_run_books_closed",
            "1 where planned is the sum of all verdicts; otherwise 0, and no verdict is to be trusted.",
            Books.Problem(results) is null ? 1 : 0);
        metrics.Gauge("validation_not_tested", "Controls and claims that no verdict of the run speaks of.",
            results.NotTested.Count);
    }

    /// <summary>Every combination, also those of 0: an alert on a series that is not there never fires.</summary>
    private static void Verdicts(Exposition metrics, RunResults results)
    {
        var counts = results.Results.ToLookup(row => (row.Area, row.Severity, row.Verdict), row => row.Count);
        metrics.Gauge("validation_verdicts", "Verdicts (a control, or a control on a node) by area, severity and verdict.",
            from area in Enum.GetValues<Area>()
            from severity in Enum.GetValues<Severity>()
            from verdict in Enum.GetValues<Verdict>()
            select Series(counts[(area, severity, verdict)].Sum(),
                ("area", Plain.Word(area)), ("severity", Plain.Word(severity)), ("verdict", Plain.Word(verdict))));
        metrics.Gauge("validation_control_not_passed",
            "Verdicts of a control that failed or could not be told; passing controls have no series.",
            from row in results.Results
            where row.Verdict is Verdict.Fail or Verdict.Error
            group row.Count by (row.Control, row.Area, row.Severity, row.Verdict) into control
            select Series(control.Sum(), ("control", control.Key.Control), ("area", Plain.Word(control.Key.Area)),
                ("severity", Plain.Word(control.Key.Severity)), ("verdict", Plain.Word(control.Key.Verdict))));
    }

    private static void Cluster(Exposition metrics, RunResults results)
    {
        metrics.Gauge("validation_nodes",
        "Nodes of the cluster: probed, unreachable for the probes, and drifted from most others.",
        [
            Series(results.Nodes.Count(node => node.Probed), ("state", "probed")),
            Series(results.Nodes.Count(node => !node.Probed), ("state", "not_probed")),
            Series(results.Nodes.Count(node => node.Drift.Count > 0), ("state", "drifted")),
        ]);
        metrics.Gauge("validation_pods_without_sandbox", "Living pods that do not name the RuntimeClass under test.",
            results.Pods.Count(pod => pod.Sandboxed != true));
        metrics.Gauge("validation_pods_with_findings", "Living pods that lack the sandbox or are weaker than the template.",
            results.Pods.Count);
    }

    private static void Waivers(Exposition metrics, RunResults results)
    {
        metrics.Gauge("validation_waivers", "Waivers by what became of them.",
            from state in Enum.GetValues<WaiverState>()
            select Series(results.Waivers.Count(waiver => waiver.State == state), ("state", Snake(state.ToString()))));
        metrics.Gauge("validation_waiver_expires_timestamp_seconds", "When the first waiver of a control ends, Unix time.",
            from waiver in results.Waivers
            group waiver.Expires by waiver.Control into control
            select Series(new DateTimeOffset(control.Min().AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds(),
                ("control", control.Key)));
    }

    private static string Kind(ChangeKind kind) => Snake(kind.ToString());

    private static string Snake(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"_{letter}" : $"{letter}"))
            .ToLowerInvariant();
}
