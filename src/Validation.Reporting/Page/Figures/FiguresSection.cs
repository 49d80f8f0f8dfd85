using System.Globalization;
using System.Text.RegularExpressions;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Figures;

/// <summary>How much of the host's kernel can be reached, what the sandbox costs in time, and the run's other figures.</summary>
internal static partial class FiguresSection
{
    private const string Calls = "host_system_calls_reachable_";
    private const string Seconds = "arm_seconds_";

    public static Node? Of(BundleInput input)
    {
        var results = input.Results;
        var calls = Bars(results, Calls);
        var seconds = Bars(results, Seconds);
        var others = results.Metrics
            .Where(metric =>
                !metric.Name.StartsWith(Calls, StringComparison.Ordinal)
                    && !metric.Name.StartsWith(Seconds, StringComparison.Ordinal))
            .GroupBy(metric => metric.Unit).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        if (results.Metrics.Count == 0)
            return P("This run recorded no figures.");
        return Node.Of(
            calls.Count == 0
                ? P("How many system calls of the host can be reached was not measured.")
                : Surface(calls, All(results)),
            seconds.Count == 0 ? Node.None : Overhead(seconds),
            Node.Of(others.Select((group, place) => Node.Of(
                H3($"Other figures, in {group.Key}"),
                BarChart.Of(string.Create(CultureInfo.InvariantCulture, $"figures-{place}"),
                    $"Other figures, in {group.Key}", group.Key,
                    [.. group.Select(metric => new Bar(metric.Name.Replace('_', ' '), metric.Value, IsSubject: true))])))));
    }

    private static Node Surface(IReadOnlyList<Bar> calls, int all) => Node.Of(
        H3("Attack surface: system calls of the host's kernel that can be reached"),
        P("Every system call that a workload can bring to the host's kernel is a door that may have a "
            + $"fault. {(all > 0 ? $"The kernel here has {all}. " : "")}" +
            "The figures are read by the host from the filter that the launched process carries, not from what anybody "
            + "configured."),
        BarChart.Of("surface", "System calls of the host that can be reached", "system calls", calls, all));

    private static Node Overhead(IReadOnlyList<Bar> seconds) => Node.Of(
        H3("Overhead: how long each launch took"),
        P("From the launch to the last answer. The launches do not try the same number of things, so this is what an audit "
            + "costs, not a benchmark."),
        BarChart.Of("overhead", "How long each launch took", "seconds", seconds));

    private static IReadOnlyList<Bar> Bars(RunResults results, string prefix)
    {
        var arms = results.Arms.GroupBy(arm => arm.Name).ToDictionary(group => group.Key, group => group.First());
        return
        [
            .. results.Metrics.Where(metric => metric.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(metric =>
            {
                var name = metric.Name[prefix.Length..];
                var arm = arms.GetValueOrDefault(name);
                return new Bar(arm is null ? name : $"{name} ({Short.Of(arm.Runtime, 24)})", metric.Value,
                    name.StartsWith("subject", StringComparison.Ordinal), arm?.Purpose);
            }),
        ];
    }

    /// <summary>How many there are at all, from the witness's words; 0 where none says it.</summary>
    private static int All(RunResults results) => results.Arms
        .SelectMany(arm => arm.Witnesses.Values)
        .Select(words => OfAll().Match(words))
        .Where(match => match.Success)
        .Select(match => int.Parse(match.Groups["all"].Value, CultureInfo.InvariantCulture))
        .DefaultIfEmpty(0).Max();

    [GeneratedRegex(@"\b[0-9]{1,4} of (?<all>[0-9]{1,4}) system calls reachable", RegexOptions.CultureInvariant)]
    private static partial Regex OfAll();
}
