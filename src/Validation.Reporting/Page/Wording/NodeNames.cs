using Validation.Reporting.Page.Html;

namespace Validation.Reporting.Page.Wording;

/// <summary>Many nodes in few words.</summary>
internal static class NodeNames
{
    private const int Named = 3;

    /// <summary><c>node-1, node-2, node-3 and 997 more nodes</c>; empty for none.</summary>
    public static string Of(IReadOnlyList<string> nodes) => nodes.Count <= Named + 1
        ? string.Join(", ", nodes)
        : $"{string.Join(", ", nodes.Take(Named))} and {Number.Grouped(nodes.Count - Named)} more nodes";

    /// <summary>The same, or the given words where the row speaks for no node.</summary>
    public static string Or(IReadOnlyList<string> nodes, string none) => nodes.Count == 0 ? none : Of(nodes);
}
