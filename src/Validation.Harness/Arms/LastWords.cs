namespace Validation.Harness.Arms;

/// <summary>The most telling line of what a runtime said before it ended.</summary>
internal static class LastWords
{
    /// <summary>How a Go program begins to say what it dies of; stacks of all its threads follow.</summary>
    private static readonly string[] Dying = ["panic: ", "fatal error: ", "runtime: "];

    public static string Of(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => Dying.Any(word => line.StartsWith(word, StringComparison.Ordinal)))
            ?? lines.LastOrDefault() ?? "";
    }
}
