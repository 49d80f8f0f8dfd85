namespace Validation.Controls.Runtime.Nodes;

/// <summary>Compares nodes with what most of them are.</summary>
public static class Drift
{
    /// <summary>
    /// The nodes that differ, a sentence each: <c>node-3 has kernel 5.10 where 9 of 10 nodes have 6.1</c>; empty where none does.
    /// </summary>
    /// <param name="nodes">At least one.</param>
    /// <param name="values">What is compared, by name.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<NodeView> nodes,
        Func<NodeView, IReadOnlyDictionary<string, string>> values)
    {
        var groups = nodes.GroupBy(node =>
            string.Join('\n',
                values(node).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}\t{one.Value}")))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToArray();
        var usual = values(groups[0].First());
        var share = $"{groups[0].Count()} of {nodes.Count} nodes";
        return [
            .. groups.Skip(1).SelectMany(group => group).OrderBy(node => node.Name, StringComparer.Ordinal)
                .Select(node => Sentence(node, values(node), usual, share)),
        ];
    }

    private static string Sentence(NodeView node, IReadOnlyDictionary<string, string> own,
        IReadOnlyDictionary<string, string> usual, string share)
    {
        string[] differing =
        [
            .. own.Keys.Union(usual.Keys).Where(name => own.GetValueOrDefault(name) != usual.GetValueOrDefault(name))
                .Order(StringComparer.Ordinal),
        ];
        return $"{node.Name} has {Words(own)} where {share} have {Words(usual)}";

        string Words(IReadOnlyDictionary<string, string> values) =>
            string.Join(", ", differing.Select(name => $"{name} '{values.GetValueOrDefault(name) ?? "none"}'"));
    }
}
