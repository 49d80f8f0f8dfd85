using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Findings;

internal static class FindingArticle
{
    private const int MostReasons = 5;

    public static Node Of(Finding finding, RunRecord run)
    {
        var result = finding.Result;
        var several = finding.Rows.Select(row => row.Result.Control).Distinct().Count() > 1;
        return Article(
            H3(VerdictMark.Of(result.Verdict), " ",
                several ? $"{Counted.Of(finding.Rows.Count, "control")} could not be told, all for one reason"
                    : $"{result.Control}: {result.Title}"),
            Terms(
                ("Severity", several ? $"up to {VerdictWords.Word(result.Severity)}" : VerdictWords.Word(result.Severity)),
                ("Must hold", several ? ControlList(finding) : result.Title + "."),
                ("Seen", Seen(finding)),
                ("Where",
                    finding.Rows.SelectMany(row => row.Result.Nodes).Distinct().Order(StringComparer.Ordinal).ToArray()
                        is { Length: > 0 } nodes ? NodeNames.Of(nodes) : null),
                ("Without the sandbox", several || result.Baseline is null ? null : Sight(result.Baseline)),
                ("Proof that the probe can see it",
                    several || result.Twin is null || result.Twin == result.Baseline ? null : Sight(result.Twin)),
                ("Why it matters", several ? null : result.Why),
                ("How to fix it",
                    result.Verdict == Verdict.Error
                        ? "Fix what kept it from being measured, as it was seen, then measure again."
                        : result.Remedy),
                ("By whom", Owners.Of(result, run)),
                ("Asked for by", several ? null : References(result)),
                ("See it again", Code(result.Reproduce)),
                ("Evidence",
                    result.Evidence.Count == 0
                        ? "none came"
                        : Link.Inside(Anchor.Control(finding.First.Place), "in the appendix"))))
            .Id(Anchor.Finding(finding.First.Place)).Class("finding " + VerdictMark.Style(result.Verdict));
    }

    private static Node Seen(Finding finding)
    {
        var reasons = finding.Rows.GroupBy(row => row.Result.Reason).ToArray();
        return reasons.Length == 1
            ? Short.Of(reasons[0].Key, 900)
            : Node.Of(
                Ul(reasons.Take(MostReasons).Select(reason => Li($"{Short.Of(reason.Key, 400)} ({Nodes(reason)})"))),
                reasons.Length > MostReasons
                    ? $"… and {reasons.Length - MostReasons} more that differ in what was seen."
                    : Node.None);
    }

    private static string Nodes(IEnumerable<Row> rows) =>
        NodeNames.Of([.. rows.SelectMany(row => row.Result.Nodes).Distinct().Order(StringComparer.Ordinal)]);

    private static string ControlList(Finding finding) => ControlIds.Of(finding.Rows.Select(row => row.Result.Control));

    private static string Sight(Sighting sight) =>
        $"{sight.Arm}: {Told(sight.Exposed)}. {Short.Of(sight.Saw, 400)}";

    private static string Told(bool? exposed) => exposed switch
    {
        true => "the exposure was there",
        false => "the exposure was NOT there",
        null => "could not be told",
    };

    private static Node? References(ControlResult result) => result.References.Count == 0
        ? null
        : Ul(result.References.Select(reference =>
            Li(Link.Outside(reference.Link, $"{reference.Catalogue} {reference.Id}"), $": {reference.Title}"))).Class("plain");
}
