using System.Globalization;
using System.Text;

namespace Validation.Reporting.Text;

/// <summary>
/// Text from inside a sandbox, made harmless for terminals and pages: control characters (C0, C1, DEL), invisible and
/// direction-changing ones (Unicode category Cf), and broken surrogates become visible escapes. Markup of a page or of a console
/// is not its business: whoever writes one escapes for it.
/// </summary>
public static class Printable
{
    /// <summary>One line: line ends become escapes, too.</summary>
    public static string Line(string text) => Escape(text, keepLines: false);

    /// <summary>Line feeds and tabs stay.</summary>
    public static string Lines(string text) => Escape(text, keepLines: true);

    /// <summary>
    /// A JSON document that means the same, its strings' hidden characters escaped as JSON does it. (System.Text.Json lets those
    /// that turn the direction of reading through, unless it escapes every quote, too.)
    /// </summary>
    public static string Json(string document)
    {
        var safe = new StringBuilder(document.Length);
        foreach (var rune in document.EnumerateRunes())
            if (rune.Value is '\n' || !IsHidden(rune))
                safe.Append(rune);
            else
                foreach (var unit in rune.ToString())
                    safe.Append(CultureInfo.InvariantCulture, $@"\u{(int)unit:x4}");
        return safe.ToString();
    }

    private static string Escape(string text, bool keepLines)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if ((keepLines && rune.Value is '\n' or '\t') || !IsHidden(rune))
                safe.Append(rune);
            else
                safe.Append(Visible(rune.Value));
        return safe.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Visible(int value) => value switch
    {
        0 => @"\0",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        <= 0xff => $@"\x{value:x2}",
        _ => $@"\u{{{value:x}}}",
    };
}
