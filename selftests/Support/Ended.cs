namespace Selftests.Support;

/// <summary>How a program ended, and what it said to the last byte.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    public string Said => Output + Errors;

    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
