namespace Setup.Tests.Launchers;

/// <summary>As much of PowerShell's grammar as tells a script that cannot parse: strings, comments, brackets.</summary>
internal static class PowerShellTokens
{
    private const string Openers = "({[";
    private const string Closers = ")}]";

    /// <summary>What is wrong, or null.</summary>
    internal static string? Fault(string script)
    {
        var open = new Stack<char>();
        for (var at = 0; at < script.Length; at++)
        {
            var character = script[at];
            if (character == '#')
                at = EndOf(script, '\n', at) ?? script.Length;
            else if (character is '\'' or '"')
            {
                if (EndOf(script, character, at) is not { } end)
                    return $"a string opened by {character} at {at} never ends";
                at = end;
            }
            else if (Openers.Contains(character, StringComparison.Ordinal))
                open.Push(Closers[Openers.IndexOf(character, StringComparison.Ordinal)]);
            else if (Closers.Contains(character, StringComparison.Ordinal) && (!open.TryPop(out var expected) || expected != character))
                return $"unexpected {character} at {at}";
        }

        return open.TryPeek(out var missing) ? $"missing {missing}" : null;
    }

    private static int? EndOf(string script, char closing, int from) =>
        script.IndexOf(closing, from + 1) is var end and >= 0 ? end : null;
}
