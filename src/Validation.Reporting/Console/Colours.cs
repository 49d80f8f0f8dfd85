using Spectre.Console;

namespace Validation.Reporting.Console;

internal static class Colours
{
    private static readonly Dictionary<string, Color> ByWord = new()
    {
        ["PASS"] = Color.Green,
        ["FAIL"] = Color.Red,
        ["ERROR"] = Color.Yellow,
        ["BAD INPUT"] = Color.Yellow,
    };

    public static Color Of(string word) => ByWord[word];
}
