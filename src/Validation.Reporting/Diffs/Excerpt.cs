namespace Validation.Reporting.Diffs;

/// <summary>The part of two texts where they part ways, short enough to read.</summary>
internal static class Excerpt
{
    private const int Longest = 160;

    /// <summary>How much of what both share is shown before and after it, at least; words stay whole.</summary>
    private const int Around = 16;

    public static string Between(string what, string before, string now)
    {
        var same = 0;
        while (same < before.Length && same < now.Length && before[same] == now[same])
            same++;
        var end = 0;
        while (end < before.Length - same && end < now.Length - same && before[^(end + 1)] == now[^(end + 1)])
            end++;
        return $"{what}: before “{Part(before, same, end)}”, now “{Part(now, same, end)}”";
    }

    /// <summary>A text's beginning; what is cut ends in "…".</summary>
    public static string Beginning(string text, int most = Longest) => text.Length > most ? $"{text[..most]}…" : text;

    /// <param name="text">The whole.</param>
    /// <param name="same">How many characters at its beginning the other text has, too.</param>
    /// <param name="end">How many at its end.</param>
    private static string Part(string text, int same, int end)
    {
        var from = same <= Around ? 0 : text.LastIndexOf(' ', same - Around) + 1;
        var to = end <= Around ? text.Length : text.IndexOf(' ', text.Length - end + Around);
        to = to < 0 ? text.Length : to;
        return $"{(from > 0 ? "… " : "")}{Beginning(text[from..to])}{(to < text.Length ? " …" : "")}";
    }
}
