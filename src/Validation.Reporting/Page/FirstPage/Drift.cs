using Validation.Reporting.Diffs;
using Validation.Reporting.Page.Changes;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>What changed since the last run of the same target, in a few lines.</summary>
internal static class Drift
{
    private const int Most = 2;

    public static Node Of(BundleInput input) => Div(H3("What changed since the last run").Class("tight"), Body(input.Diff));

    private static Node Body(RunDiff? diff)
    {
        if (diff is null)
            return P("No earlier run of this target is known, so nothing can be compared.");
        var counted =
            ChangeWords.InOrder.Where(kind => kind != ChangeKind.Unchanged && diff.Counts.GetValueOrDefault(kind) > 0).ToArray();
        var since = $"Since {When.Minute(diff.Old.Started)}: ";
        return Node.Of(
            P(B(since), counted.Length == 0
                ? $"nothing; all {Number.Grouped(diff.Counts.GetValueOrDefault(ChangeKind.Unchanged))} verdicts are as they were."
                : string.Join(", ", counted.Select(kind => $"{Number.Grouped(diff.Counts[kind])} {ChangeWords.Word(kind)}")) +
                  $", {Number.Grouped(diff.Counts.GetValueOrDefault(ChangeKind.Unchanged))} unchanged."),
            Ul(diff.Changes.Take(Most).Select(change => Li(
                B(ChangeWords.Word(change.Kind)), $": {change.Control} {Short.Of(change.Title, 44)}" +
                (change.Nodes.Count == 0 ? "" : $" (on {Short.Of(NodeNames.Of(change.Nodes), 40)})")))),
            diff.Circumstances.Count == 0
                ? Node.None
                : P(Small($"The two runs differ as a whole, too: {Short.Of(string.Join("; ", diff.Circumstances), 110)}")));
    }
}
