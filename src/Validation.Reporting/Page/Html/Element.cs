using Validation.Results.Text;

namespace Validation.Reporting.Page.Html;

/// <summary>An element of the <see cref="Vocabulary"/>, its attributes and what stands in it.</summary>
internal sealed class Element(string name, IReadOnlyList<Node> children) : Node
{
    private readonly string name = Vocabulary.Element(name);
    private readonly List<(string Name, string Value)> attributes = [];

    /// <summary>This element, which now has the attribute.</summary>
    /// <exception cref="ArgumentException">It has it already: a browser would take the first and say nothing.</exception>
    public Element With(string attribute, string value)
    {
        if (attributes.Any(given => given.Name == attribute))
            throw new ArgumentException($"<{name}> has its '{attribute}' already", nameof(attribute));
        attributes.Add((Vocabulary.Attribute(attribute, value), value));
        return this;
    }

    public Element With(string attribute, double value) => With(attribute, Number.Plain(value));

    public Element Class(string names) => With("class", names);

    public Element Id(string id) => With("id", id);

    public override void Write(TextWriter page)
    {
        page.Write('<');
        page.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            page.Write(' ');
            page.Write(attribute);
            page.Write("=\"");
            Words.Encode(page, Printable.Line(value));
            page.Write('"');
        }
        page.Write('>');
        if (Vocabulary.Empty.Contains(name))
            return;
        foreach (var child in children)
            child.Write(page);
        page.Write("</");
        page.Write(name);
        page.Write(Vocabulary.Blocks.Contains(name) ? ">\n" : ">");
    }
}
