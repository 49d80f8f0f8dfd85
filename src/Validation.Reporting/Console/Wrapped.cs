using Validation.Results.Text;

namespace Validation.Reporting.Console;

/// <summary>Text broken into lines at spaces, for a screen of a known width.</summary>
internal static class Wrapped
{
    /// <summary>
    /// At most <paramref name="most"/> lines of at most <paramref name="width"/> characters; what is cut ends in "…".
    /// </summary>
    public static IReadOnlyList<string> Lines(string text, int width, int most)
    {
        width = Math.Max(width, 20);
        var lines = new List<string>();
        for (var rest = Printable.Line(text).Trim(); rest.Length > 0;)
        {
            if (rest.Length <= width)
            {
                lines.Add(rest);
                break;
            }
            if (lines.Count == most - 1)
            {
                lines.Add(rest[..(width - 1)].TrimEnd() + "…");
                break;
            }
            var space = rest.LastIndexOf(' ', width);
            var end = space > width / 2 ? space : width;
            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }
        return lines;
    }
}
