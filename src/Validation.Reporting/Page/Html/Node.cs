using System.Diagnostics.CodeAnalysis;

namespace Validation.Reporting.Page.Html;

/// <summary>
/// Something that stands in a page. A string becomes one by itself, encoded and with its control characters shown.
/// </summary>
internal abstract class Node
{
    /// <summary>Nothing at all.</summary>
    public static Node None { get; } = new Several([]);

    public abstract void Write(TextWriter page);

    public static Node Of(params IEnumerable<Node> nodes) => new Several([.. nodes]);

    /// <summary>null stays null: a term without anything.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Node?(string? text) => text is null ? null : new Words(text);

    private sealed class Several(IReadOnlyList<Node> nodes) : Node
    {
        public override void Write(TextWriter page)
        {
            foreach (var node in nodes)
                node.Write(page);
        }
    }
}
