using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Validation.Reporting.Page.Html;

/// <summary>
/// The page's own style, and the policy that allows this one and nothing else: no script, no request, and no style that somebody
/// managed to bring in.
/// </summary>
internal sealed class StyleSheet : Node
{
    private readonly string text;

    /// <param name="foot">What stands at the foot of every printed page.</param>
    public StyleSheet(string foot)
    {
        using var resource = typeof(StyleSheet).Assembly.GetManifestResourceStream("page/report.css")
            ?? throw new InvalidOperationException("the assembly lacks its resource page/report.css");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        text = reader.ReadToEnd().ReplaceLineEndings("\n") + $"@page {{ @bottom-left {{ content: {Quoted(foot)}; }} }}\n";
        if (text.Contains("</", StringComparison.Ordinal) || text.Contains("url(", StringComparison.Ordinal))
            throw new InvalidOperationException("the page's style must neither end its element nor fetch anything");
    }

    public string Policy =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'; " +
        "img-src data:; base-uri 'none'; form-action 'none'";

    public override void Write(TextWriter page)
    {
        page.Write("<style>");
        page.Write(text);
        page.Write("</style>\n");
    }

    /// <summary>
    /// A CSS string: all but letters, digits and blanks by number. The blank after a number ends it and is not shown.
    /// </summary>
    private static string Quoted(string words)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in words.EnumerateRunes())
            if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == ' '))
                quoted.Append(rune);
            else
                quoted.Append(CultureInfo.InvariantCulture, $@"\{rune.Value:x} ");
        return quoted.Append('"').ToString();
    }
}
