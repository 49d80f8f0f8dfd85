namespace Validation.Reporting.Diffs;

/// <summary>The part of two texts where they part ways, short enough to read.</summary>
internal static class Excerpt
{
    private const int Longest = 160;

    /// <summary>How much of what both share is shown before it.</summary>
    private const int Lead = 40;

    public static string Between(string what, string before, string now)
    {
        var same = 0;
        while (same < before.Length && same < now.Length && before[same] == now[same])
            same++;
        var from = Math.Max(before.Length, now.Length) <= Longest ? 0 : Math.Max(0, same - Lead);
        return $"{what}: before “{Window(before, from)}”, now “{Window(now, from)}”";
    }

    /// <summary>A text's beginning, at most 160 characters.</summary>
    public static string Beginning(string text) => Window(text, 0);

    private static string Window(string text, int from)
    {
        from = Math.Min(from, text.Length);
        var rest = text.Length - from;
        var cut = rest > Longest ? Longest : rest;
        return $"{(from > 0 ? "…" : "")}{text[from..(from + cut)]}{(rest > cut ? "…" : "")}";
    }
}
