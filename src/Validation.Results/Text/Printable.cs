using System.Globalization;
using System.Text;

namespace Validation.Results.Text;

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
    public static string Json(string document) => Replaced(document, rune => rune.Value is '\n' || !IsHidden(rune), rune =>
        string.Concat(rune.ToString().Select(unit => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)unit:x4}"))));

    private static string Escape(string text, bool keepLines) =>
        Replaced(text, rune => (keepLines && rune.Value is '\n' or '\t') || !IsHidden(rune), rune => Visible(rune.Value));

    /// <summary>A report is mostly printable ASCII, and hundreds of megabytes of it go through here.</summary>
    private static string Replaced(string text, Func<Rune, bool> stays, Func<Rune, string> replacement)
    {
        var rest = text.AsSpan();
        var plain = Plain(rest);
        if (plain == rest.Length)
            return text;
        var safe = new StringBuilder(text.Length + 16);
        for (; plain < rest.Length; plain = Plain(rest))
        {
            safe.Append(rest[..plain]);
            Rune.DecodeFromUtf16(rest[plain..], out var rune, out var units);
            if (stays(rune))
                safe.Append(rune);
            else
                safe.Append(replacement(rune));
            rest = rest[(plain + units)..];
        }
        return safe.Append(rest).ToString();
    }

    private static int Plain(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange(' ', '~') is >= 0 and var end ? end : text.Length;

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
