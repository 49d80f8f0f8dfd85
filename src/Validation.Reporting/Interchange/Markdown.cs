using System.Text;

namespace Validation.Reporting.Interchange;

/// <summary>Text that a Markdown page shows as it is: no markup, no HTML, no link, nobody mentioned.</summary>
internal static class Markdown
{
    /// <summary>For prose: what would be markup is escaped. Underscores inside of a word are none.</summary>
    public static string Text(string text, int most = Plain.Most)
    {
        var line = Plain.Line(text, most);
        var safe = new StringBuilder(line.Length + 16);
        for (var at = 0; at < line.Length; at++)
        {
            if (IsMarkup(line, at))
                safe.Append('\\');
            safe.Append(line[at]);
        }
        return safe.ToString();
    }

    /// <summary>
    /// For what came from a sandbox: a code span, in which nothing is markup, fenced by more backticks than it holds in a row.
    /// </summary>
    public static string Code(string text, int most = Plain.Most)
    {
        var line = Plain.Line(text, most);
        var (longest, row) = (0, 0);
        foreach (var letter in line)
            longest = Math.Max(longest, row = letter == '`' ? row + 1 : 0);
        var fence = new string('`', longest + 1);
        return longest == 0 ? $"{fence}{line}{fence}" : $"{fence} {line} {fence}";
    }

    /// <summary>The colon of an address and the point of "www." as well: GitHub makes links of them.</summary>
    private static bool IsMarkup(string line, int at) => line[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '~' or '#' or '@' or '&' => true,
        '_' => at == 0 || at == line.Length - 1 || !char.IsLetterOrDigit(line[at - 1]) || !char.IsLetterOrDigit(line[at + 1]),
        ':' => line.AsSpan(at).StartsWith("://"),
        '.' => line.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
