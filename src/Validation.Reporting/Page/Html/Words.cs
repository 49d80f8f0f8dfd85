using Validation.Results.Text;

namespace Validation.Reporting.Page.Html;

/// <summary>Text, whoever wrote it: it can be neither markup nor a hidden character.</summary>
internal sealed class Words(string text) : Node
{
    public override void Write(TextWriter page) => Encode(page, Printable.Line(text));

    /// <summary>Safe between tags and inside a quoted attribute.</summary>
    public static void Encode(TextWriter page, string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny("&<>\"'") is >= 0 and var place)
        {
            page.Write(rest[..place]);
            page.Write(rest[place] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            rest = rest[(place + 1)..];
        }
        page.Write(rest);
    }
}
