using Validation.Reporting.Diffs;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Changes;

/// <summary>What changed since the last run of the same target, and how the target's runs ended over time.</summary>
internal static class DiffSection
{
    private const int Most = 200;

    public static Node Of(BundleInput input) => Node.Of(
        H3("Since the last run"),
        input.Diff is { } diff ? Compared(diff) : P("No earlier run of this target is known, so nothing can be compared."),
        H3("Over time"),
        HistoryChart.Of(input.History));

    private static Node Compared(RunDiff diff) => Node.Of(
        P($"Compared with run {diff.Old.Id} of {When.Minute(diff.Old.Started)}."),
        diff.Circumstances.Count == 0
            ? P("The two runs were made alike: the same template, probe, catalogue and runtime.")
            : Node.Of(P("The two runs differ as a whole:"), Ul(diff.Circumstances.Take(20).Select(sentence => Li(sentence)))),
        DataTable.Of("Verdicts by kind of change", ["Change", "#Verdicts", "What it means"],
            ChangeWords.InOrder.Select(kind =>
                (IReadOnlyList<Node>)[
                    ChangeWords.Word(kind), Number.Grouped(diff.Counts.GetValueOrDefault(kind)), ChangeWords.Meaning(kind),
                ])),
        diff.Changes.Count == 0
            ? P("Nothing changed.")
            : DataTable.Of("What changed",
                [
                    "Control", "Change", "Severity", "Before", "Now", "Because",
                    .. WithNodes(diff) ? ["Nodes"] : Array.Empty<string>(),
                ],
                diff.Changes.Take(Most).Select(change => (IReadOnlyList<Node>)
                [
                    Node.Of(change.Control, " ", Small(change.Title)),
                    ChangeWords.Word(change.Kind),
                    VerdictWords.Word(change.Severity),
                    Verdicts(change.Before),
                    Verdicts(change.After),
                    Short.Of(change.Because, 300),
                    .. WithNodes(diff) ? [(Node)NodeNames.Or(change.Nodes, "judged once")] : Array.Empty<Node>(),
                ])),
        diff.Changes.Count > Most
            ? P($"… and {Number.Grouped(diff.Changes.Count - Most)} more changes, in diff.json.")
            : Node.None);

    private static bool WithNodes(RunDiff diff) => diff.Changes.Any(change => change.Nodes.Count > 0);

    private static Node Verdicts(Verdict? verdict) => verdict is { } known ? VerdictMark.Of(known) : "–";
}
