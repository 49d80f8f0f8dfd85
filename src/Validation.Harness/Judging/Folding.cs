using System.Text.RegularExpressions;
using Validation.Controls;
using Validation.Harness.Arms;
using Validation.Results;

namespace Validation.Harness.Judging;

/// <summary>
/// Gathers the judgements of many nodes: those that ended alike share a row, which keeps the words and the evidence of the first
/// one by name, whichever answered first, and the names of all. Alike are passes, whatever made them so (gVisor's boot messages
/// are random, as is the order of its flags); else the verdict and the reason but for what differs on every node: its name,
/// identifiers and figures.
/// </summary>
internal sealed partial class Folding
{
    private readonly Dictionary<(string Control, Verdict Verdict, string Skeleton), Row> rows = [];

    /// <summary>
    /// The arms whose evidence is kept, and those that failed: as they were launched, those on nodes sorted by name.
    /// </summary>
    public IReadOnlyList<ArmOutcome> Arms =>
    [
        .. rows.Values.SelectMany(row => row.First.Arms).DistinctBy(outcome => outcome.Arm.Name)
            .OrderBy(outcome => outcome.Arm.Node is null ? "" : outcome.Arm.Name, StringComparer.Ordinal),
    ];

    public IReadOnlyList<(Control Control, Judgement Judgement, IReadOnlyList<string> Nodes)> Rows =>
        [
            .. rows.Values.Select(row =>
                (row.Control, row.First.Judgement, (IReadOnlyList<string>)[.. row.Nodes.Order(StringComparer.Ordinal)])),
        ];

    /// <summary>Whether a control was judged anywhere.</summary>
    public bool Has(Control control) => rows.Keys.Any(row => row.Control == control.Id);

    /// <param name="node">The node; null where there is none to choose.</param>
    /// <param name="control">The control.</param>
    /// <param name="judgement">What it came to there.</param>
    /// <param name="outcomes">The arms that it was judged by.</param>
    public void Add(string? node, Control control, Judgement judgement, IReadOnlyList<ArmOutcome> outcomes)
    {
        var ended = new Ended(node, judgement, outcomes);
        var key = (control.Id, judgement.Verdict, judgement.Verdict == Verdict.Pass ? "" : Skeleton(judgement.Reason, node));
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = new Row(control, [], ended);
        else if (string.CompareOrdinal(node, row.First.Node) < 0)
            rows[key] = row = row with { First = ended };
        if (node is not null)
            row.Nodes.Add(node);
    }

    private static string Skeleton(string reason, string? node) =>
        Figures().Replace(node is null ? reason : reason.Replace(node, "NODE", StringComparison.Ordinal), "N");

    [GeneratedRegex("[0-9a-f]*[0-9][0-9a-f.:-]*", RegexOptions.IgnoreCase)]
    private static partial Regex Figures();

    private sealed record Ended(string? Node, Judgement Judgement, IReadOnlyList<ArmOutcome> Arms);

    private sealed record Row(Control Control, List<string> Nodes, Ended First);
}
