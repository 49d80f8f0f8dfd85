using Validation.Results.Text;

namespace Validation.Reporting.Page.Wording;

/// <summary>Long texts cut, visibly: the whole is in results.json.</summary>
internal static class Short
{
    public static string Of(string text, int most)
    {
        var line = Printable.Line(text);
        if (line.Length <= most)
            return line;
        var end = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        var space = line.LastIndexOf(' ', end, end / 4);
        return line[..(space > 0 ? space : end)].TrimEnd() + " …";
    }
}
