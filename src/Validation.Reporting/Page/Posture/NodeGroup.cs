using System.Globalization;
using System.Text;
using Validation.Reporting.Page.Wording;
using Validation.Results;

namespace Validation.Reporting.Page.Posture;

/// <summary>Nodes on which every control ended alike; or, without any node, what was judged once for all.</summary>
/// <param name="Nodes">Sorted by name.</param>
/// <param name="Rows">The results that speak for them.</param>
/// <param name="Kinds">How many ways of ending are in it: more than one where groups were put together for want of room.</param>
internal sealed record NodeGroup(IReadOnlyList<string> Nodes, IReadOnlyList<ControlResult> Rows, int Kinds = 1)
{
    /// <summary>More columns than this cannot be read; what is left over shares the last one.</summary>
    public const int MostColumns = 6;

    private const string OnceWord = "judged once";

    /// <summary>In few letters, for a column.</summary>
    public string Short => Nodes switch
    {
        [] => OnceWord,
        [var only] => Wording.Short.Of(only, 16),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Nodes.Count:N0} nodes"),
    };

    /// <summary>In full: <c>996 nodes alike (node-1, node-2, node-3 and 993 more nodes)</c>.</summary>
    public string Long => this switch
    {
        { Nodes: [] } => "judged once for the whole target",
        { Nodes: [var only] } => only,
        { Kinds: 1 } => $"{Counted.Of(Nodes.Count, "node")} alike ({NodeNames.Of(Nodes)})",
        _ => $"{Counted.Of(Nodes.Count, "node")} that ended in {Kinds} more ways ({NodeNames.Of(Nodes)})",
    };

    /// <summary>The largest group first; controls that were judged once come before them all.</summary>
    public static IReadOnlyList<NodeGroup> Of(RunResults results)
    {
        var once = results.Results.Where(row => row.Nodes.Count == 0).ToArray();
        var groups = ByNode(results.Results)
            .GroupBy(node => Ending(node.Value))
            .Select(group =>
                new NodeGroup([.. group.Select(node => node.Key).Order(StringComparer.Ordinal)], group.First().Value))
            .OrderByDescending(group => group.Nodes.Count).ThenBy(group => group.Nodes[0], StringComparer.Ordinal)
            .ToArray();
        return [.. once.Length > 0 ? [new NodeGroup([], once)] : Array.Empty<NodeGroup>(), .. Fitting(groups)];
    }

    private static IEnumerable<NodeGroup> Fitting(NodeGroup[] groups) => groups.Length <= MostColumns
        ? groups
        :
        [
            .. groups.Take(MostColumns - 1),
            new NodeGroup(
                [.. groups.Skip(MostColumns - 1).SelectMany(group => group.Nodes).Order(StringComparer.Ordinal)],
                [.. groups.Skip(MostColumns - 1).SelectMany(group => group.Rows).Distinct()],
                groups.Length - MostColumns + 1),
        ];

    private static Dictionary<string, List<ControlResult>> ByNode(IReadOnlyList<ControlResult> results)
    {
        var byNode = new Dictionary<string, List<ControlResult>>();
        foreach (var row in results)
            foreach (var node in row.Nodes)
            {
                if (!byNode.TryGetValue(node, out var rows))
                    byNode[node] = rows = [];
                rows.Add(row);
            }
        return byNode;
    }

    private static string Ending(List<ControlResult> rows)
    {
        var ending = new StringBuilder();
        foreach (var row in rows.OrderBy(row => row.Control, StringComparer.Ordinal))
            ending.Append(row.Control).Append('=').Append((int)row.Verdict).Append(';');
        return ending.ToString();
    }
}
