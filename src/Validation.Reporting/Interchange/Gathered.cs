using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>
/// Rows for programs that list every one of them. What failed, was waived or could not be told stays as it is; what holds or does
/// not apply on several nodes becomes one row a control, whatever its words on each node. The counts stay the same.
/// </summary>
internal static class Gathered
{
    public static IEnumerable<ControlResult> Rows(RunResults results) =>
        results.Results.GroupBy(row => row.Control, StringComparer.Ordinal).SelectMany(Of);

    private static IEnumerable<ControlResult> Of(IGrouping<string, ControlResult> control) =>
        control.GroupBy(Kind)
            .SelectMany(alike => alike.Key is { } && alike.Count() > 1 ? [Together([.. alike])] : alike.AsEnumerable());

    private static Verdict? Kind(ControlResult row) =>
        row is { Verdict: Verdict.Pass or Verdict.NotApplicable, Nodes.Count: > 0 } ? row.Verdict : null;

    /// <summary>
    /// The row of the first node speaks for all: its evidence is the one that the bundle has under the first node's name.
    /// </summary>
    private static ControlResult Together(ControlResult[] rows)
    {
        var first = rows.MinBy(row => row.Nodes[0], StringComparer.Ordinal)!;
        return first with
        {
            Nodes = [.. rows.SelectMany(row => row.Nodes).Order(StringComparer.Ordinal)],
            Reason = $"on {first.Nodes[0]}: {first.Reason} (results.json has the words of the other nodes)",
        };
    }
}
