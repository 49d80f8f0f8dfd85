using Validation.Protocol;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Network;

/// <summary>Way by way: what is expected, what was measured, and where the same way was shown to be open.</summary>
internal static class NetworkSection
{
    /// <summary>null where the run measured no network.</summary>
    public static Node? Of(BundleInput input)
    {
        var rows = input.Results.Results.Where(row => row.Area == Area.Network).ToArray();
        return rows.Length == 0
            ? null
            : Node.Of(
                P("What counts is what arrived, not what the workload was told: a listener outside of the sandbox was alive and "
                    + "waited for a word that only this probe knew."),
                Node.Of(
                    rows.GroupBy(row => row.Subarea).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Node.Of(
                    H3(group.Key),
                    DataTable.Of($"Network, {group.Key}: expected and measured",
                        ["Expected", "Measured", "What was seen", "Where the same way was shown to be open", .. Where(rows)],
                        group.Select(row => Line(row, Where(rows).Length > 0)))))));
    }

    private static string[] Where(ControlResult[] rows) => rows.Any(row => row.Nodes.Count > 0) ? ["Nodes"] : [];

    private static IReadOnlyList<Node> Line(ControlResult row, bool withNodes) =>
    [
        Node.Of(row.Title, " ", Small(row.Control).Class("id")),
        VerdictMark.Of(row.Verdict,
            row.Verdict == Verdict.Pass
                ? "as expected"
                : row.Verdict == Verdict.Fail ? "NOT as expected" : VerdictWords.Word(row.Verdict)),
        Short.Of(Measured(row), 180),
        row.Twin switch
        {
            null => "not recorded",
            { Exposed: true } twin => $"{twin.Arm}: {Short.Of(Outside(row, twin.Arm) ?? twin.Saw, 140)}",
            var twin => $"NOT SHOWN in {twin.Arm}: {Short.Of(twin.Saw, 140)}",
        },
        .. withNodes ? [(Node)NodeNames.Or(row.Nodes, "all")] : Array.Empty<Node>(),
    ];

    /// <summary>The listener's word where there is one: it says more to most readers than the calls do.</summary>
    private static string Measured(ControlResult row) =>
        row.Verdict is Verdict.Pass ? Outside(row, row.Subject) ?? row.Reason : row.Reason;

    private static string? Outside(ControlResult row, string arm) =>
        row.Evidence.FirstOrDefault(item => item.Arm == arm && item.Fact is null && item.Tried is null)?.Saw;
}
