using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Validation.Reporting.Page;
using Validation.Reporting.Parts;

namespace Reporting.Tests.Page;

/// <summary>A page as bytes, as text, and as the tree that it must be.</summary>
internal sealed partial class Html
{
    private Html(byte[] bytes)
    {
        Bytes = bytes;
        Text = Encoding.UTF8.GetString(bytes);
        // The page closes what it opens and encodes what XML would have encoded; only elements that have no end are HTML's own.
        Root = XDocument.Parse(WithoutEnd().Replace(Text, "$1/>"), LoadOptions.PreserveWhitespace).Root!;
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public XElement Root { get; }

    public static Html Of(BundleInput input)
    {
        using var stream = new MemoryStream();
        ReportPage.Write(input, stream);
        return new Html(stream.ToArray());
    }

    public IEnumerable<XElement> All(string name) => Root.Descendants(name);

    public XElement Section(string id) =>
        All("section").Single(section => section.Elements().Any(child => (string?)child.Attribute("id") == id));

    /// <summary>The words of an element, blanks folded.</summary>
    public static string Words(XElement element) => Blanks().Replace(element.Value, " ").Trim();

    public XElement Table(string caption) => All("table").Single(table => Words(table.Element("caption")!) == caption);

    public static IReadOnlyList<IReadOnlyList<string>> Rows(XElement table) =>
        [.. table.Element("tbody")!.Elements("tr").Select(row => (IReadOnlyList<string>)[.. row.Elements().Select(Words)])];

    [GeneratedRegex("(<(?:meta|link|br)\\b[^>]*)>")]
    private static partial Regex WithoutEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
