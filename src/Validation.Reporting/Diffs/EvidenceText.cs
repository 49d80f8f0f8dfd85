using System.Text;
using System.Text.RegularExpressions;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>
/// A piece of evidence as one line that is the same in two runs of the same thing: <c>openat → ok; read → "Linux …"</c>.
/// </summary>
internal static partial class EvidenceText
{
    /// <param name="evidence">What was read.</param>
    /// <param name="ofSubject">
    /// False for a twin: what it read is the host's own business and changes by the minute, so of its facts only how each call
    /// ended is told. Witnesses are told in full of every arm.
    /// </param>
    public static string Of(Evidence evidence, bool ofSubject)
    {
        if (evidence.Fact is not { } fact)
            return Witness(evidence.Source, Fleeting.Masked(evidence.Saw));
        var calls = Calls(evidence.Tried);
        var answers =
            fact.Answers.Select((answer, index) => $"{Name(calls, index)} → {Told(evidence, calls, index, answer, ofSubject)}");
        if (evidence.Tried is { } tried && Fleeting.SearchesProcesses(tried))
            answers = answers.Distinct().Order(StringComparer.Ordinal);
        return string.Join("; ", answers.Append(Ended(fact)).OfType<string>());
    }

    /// <summary>The calls that a step makes, in order, by name.</summary>
    public static IReadOnlyList<string> Calls(string? tried) =>
        tried is null ? [] : [.. Call().Matches(tried).Select(match => match.Groups["name"].Value)];

    private static string Name(IReadOnlyList<string> calls, int index) => index < calls.Count ? calls[index] : "?";

    private static string Witness(string source, string saw) => Fleeting.Unordered.Contains(source)
        ? string.Join(' ', saw.Split(' ').Order(StringComparer.Ordinal))
        : saw;

    private static string? Ended(Fact fact) => fact.Ending switch
    {
        Ending.Returned => null,
        Ending.Signal => $"was killed by signal {fact.Signal}",
        Ending.Exited => $"exited with status {fact.ExitCode}",
        Ending.TimedOut => "did not return in time",
        Ending.Running => "was left running",
        _ => "could not be tried",
    };

    private static string Told(Evidence evidence, IReadOnlyList<string> calls, int index, Answer answer, bool ofSubject)
    {
        if (answer.Errno != 0)
            return Errno.Name(answer.Errno);
        var call = Name(calls, index);
        var brought = answer.Text ?? answer.Hex;
        if (!ofSubject || brought is null)
            return ofSubject && !Fleeting.Numbers.Contains(call) ? $"{answer.Value}" : Sign(answer.Value);
        if (call == "getdents64")
            return DirectoryNames.Of(answer.Hex) is { } names ? $"[{string.Join(", ", names)}]" : Sign(answer.Value);
        var output = answer.Text ?? Bytes(brought);
        var kept = Rule(evidence.Tried, call, index) is { } rule ? rule(Fleeting.Uncut(output)) : output;
        return $"{Sign(answer.Value)} \"{Fleeting.Masked(Visible(kept))}\"";
    }

    private static string Sign(long value) => value switch { < 0 => "negative", 0 => "0", _ => "ok" };

    private static Func<string, string>? Rule(string? tried, string call, int index) =>
        Fleeting.Outputs.GetValueOrDefault(call)
            ?? (PathOf(tried, index) is { } path ? Fleeting.Outputs.GetValueOrDefault(path) : null);

    /// <summary>The last path that a call up to this one named: what is read is what was opened last.</summary>
    private static string? PathOf(string? tried, int index)
    {
        if (tried is null)
            return null;
        var matches = Call().Matches(tried);
        var end = index + 1 < matches.Count ? matches[index + 1].Index : tried.Length;
        return Quoted().Matches(tried[..end]) is [.., var last] ? last.Groups[1].Value : null;
    }

    /// <summary>Hexadecimal as Latin-1; what was cut keeps its mark and its digest.</summary>
    private static string Bytes(string hex)
    {
        var digits = hex.IndexOf('…', StringComparison.Ordinal) is var cut and >= 0 ? cut & ~1 : hex.Length & ~1;
        try
        {
            return Encoding.Latin1.GetString(Convert.FromHexString(hex.AsSpan(0, digits))) + hex[digits..];
        }
        catch (FormatException)
        {
            return hex;
        }
    }

    private static string Visible(string text) => Unprintable().Replace(text, " ").Trim();

    [GeneratedRegex(@"(?:^|\); )(?<name>\w+|\(\w+\))\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"""(/[^""]*)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\x00-\x20\x7f-\xa0]+")]
    private static partial Regex Unprintable();
}
