using Validation.Results;
using static Validation.Reporting.Interchange.Exposition;

namespace Validation.Reporting.Interchange;

/// <summary>
/// The run's own figures as series. Those that a run takes of each arm become one family with the arm as a label; what no family
/// is made for stands under its own name as a label. A cluster has thousands of arms: a family keeps the highest values only.
/// </summary>
internal static class MeasuredFigures
{
    private const int MostOfFamily = 200;

    private static readonly (string Prefix, string Family, string Help)[] OfArms =
    [
        ("host_system_calls_reachable_", "validation_host_system_calls_reachable",
            "System calls of the host that the arm's process could make, of about 380."),
        ("arm_seconds_", "validation_arm_duration_seconds", "How long an arm took from launch to end."),
    ];

    public static void Write(Exposition metrics, RunResults results)
    {
        var families = results.Metrics.ToLookup(metric =>
            OfArms.FirstOrDefault(arm => metric.Name.StartsWith(arm.Prefix, StringComparison.Ordinal)).Prefix);
        foreach (var (prefix, family, help) in OfArms)
            metrics.Gauge(family, $"{help} The highest {MostOfFamily} only.",
                Highest(families[prefix]).Select(metric => Series(metric.Value, ("arm", metric.Name[prefix.Length..]))));
        metrics.Gauge("validation_figure",
            $"Any other figure of the run, in the unit that the label says. The highest {MostOfFamily} only.",
            Highest(families[null!]).Select(metric => Series(metric.Value, ("figure", metric.Name), ("unit", metric.Unit))));
    }

    private static IEnumerable<Metric> Highest(IEnumerable<Metric> metrics) => metrics
        .DistinctBy(metric => metric.Name)
        .OrderByDescending(metric => metric.Value)
        .ThenBy(metric => metric.Name, StringComparer.Ordinal)
        .Take(MostOfFamily);
}
