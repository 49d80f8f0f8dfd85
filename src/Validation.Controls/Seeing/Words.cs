using System.Text;

namespace Validation.Controls.Seeing;

/// <summary>Steps and facts in strace-like words, for people.</summary>
public static class Words
{
    private const int LongestText = 160;

    /// <summary>How many of many names are written out.</summary>
    private const int MostNamed = 8;

    /// <summary>
    /// <c>openat(AT_FDCWD, "/proc/version", 0x800) → 3; read(…) → 64 "Linux version …"</c>; other endings said in words.
    /// </summary>
    public static string Describe(Step step, Fact fact)
    {
        var calls = fact.Answers.Select((answer, index) =>
            index < step.Calls.Count ? $"{step.Calls[index].Name} → {Describe(step.Calls[index], answer)}" : Describe(answer));
        var ending = fact.Ending switch
        {
            Ending.Returned => null,
            Ending.Signal => $"was killed by signal {fact.Signal}",
            Ending.TimedOut => $"did not return within {step.LimitMilliseconds} ms",
            Ending.Exited => $"exited with status {fact.ExitCode}",
            Ending.Running => "was left running",
            Ending.NotTried => "could not be tried",
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Ending, null),
        };
        return string.Join("; ", calls.Append(ending).OfType<string>());
    }

    /// <summary><c>a, b, c</c>, and how many more where there are many; <c>none</c>.</summary>
    public static string Listed(IReadOnlyList<string> names) => names.Count == 0
        ? "none"
        : string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");

    /// <summary>What a step tries: <c>openat(-100, "/proc/version", 2048); read(…)</c>.</summary>
    public static string Describe(Step step) =>
        string.Join("; ", step.Calls.Select(call => $"{call.Name}({string.Join(", ", call.Arguments.Select(Describe))})"));

    public static string Describe(Answer answer) => answer switch
    {
        { Errno: > 0 } => Errno.Name(answer.Errno) + (answer.Value > 0 ? $" after {answer.Value}" : ""),
        { Text: { } text } => $"{answer.Value} \"{Shorten(text)}\"",
        { Hex: { } hex } => $"{answer.Value} 0x{Shorten(hex)}",
        _ => $"{answer.Value}",
    };

    /// <summary>One line, printable, at most 160 characters: what comes out of a sandbox is hostile.</summary>
    public static string Shorten(string text)
    {
        var line = new StringBuilder();
        foreach (var character in text.Trim())
        {
            if (line.Length == LongestText)
                return line.Append('…').ToString();
            line.Append(char.IsControl(character) ? ' ' : character);
        }
        return line.ToString();
    }

    /// <summary>Directory entries by their names; everything else as <see cref="Describe(Answer)"/> has it.</summary>
    private static string Describe(Call call, Answer answer)
    {
        if (call.Name != "getdents64" || answer is not { Errno: 0, Hex: { } hex })
            return Describe(answer);
        try
        {
            var names = Directories.Names(Convert.FromHexString(hex)).Order(StringComparer.Ordinal);
            return $"{answer.Value} [{Shorten(string.Join(", ", names))}]";
        }
        catch (Exception error) when (error is CannotTellException or FormatException)
        {
            return Describe(answer);
        }
    }

    private static string Describe(Argument argument) => argument switch
    {
        { Number: { } number } => number is < 0 or < 10 ? $"{number}" : $"0x{number:x}",
        { Text: { } text } => $"\"{text}\"",
        { Hex: { } hex } => $"0x{Shorten(hex.ToLowerInvariant())}",
        { Out: { } bytes } => $"buffer[{bytes}]",
        { Result: { } call } => $"${call}",
        { Texts: { } texts } => $"[{string.Join(", ", texts)}]",
        _ => "NULL",
    };
}
