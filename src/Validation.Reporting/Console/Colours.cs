using Spectre.Console;
using Validation.Reporting.Diffs;

namespace Validation.Reporting.Console;

internal static class Colours
{
    private static readonly Dictionary<string, Color> ByWord = new()
    {
        ["PASS"] = Color.Green,
        ["FAIL"] = Color.Red,
        ["ERROR"] = Color.Yellow,
        ["BAD INPUT"] = Color.Yellow,
        ["WORSE"] = Color.Red,
        ["UNKNOWN"] = Color.Yellow,
        ["NOT WORSE"] = Color.Green,
    };

    public static Color Of(string word) => ByWord[word];

    public static Color Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Regressed => Color.Red,
        ChangeKind.Fixed => Color.Green,
        _ => Color.Yellow,
    };
}
