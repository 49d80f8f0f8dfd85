using Validation.Protocol;

namespace Validation.Results;

/// <summary>
/// What verdicts and severities are called, in files, in tables and by people who have not met ours, and how they rank.
/// </summary>
public static class VerdictWords
{
    private sealed record Words(string Field, string Table, string Plain, string Meaning, int Rank);

    private static readonly Dictionary<Verdict, Words> ByVerdict = new()
    {
        [Verdict.Pass] = new("pass", "pass", "holds",
            "The statement was tried under the sandbox and held, and the same attempt was shown to succeed where the sandbox is "
                + "missing.",
            3),
        [Verdict.Fail] = new("fail", "FAIL", "does not hold", "The statement was tried and does not hold.", 0),
        [Verdict.Error] = new("error", "ERROR", "could not be told",
            "It could not be told. What is not known is never counted as holding.", 1),
        [Verdict.NotApplicable] = new("notApplicable", "not applicable", "no meaning here",
            "The catalogue says, with a reason, that the statement has no meaning for this runtime or template.", 4),
        [Verdict.Waived] = new("waived", "waived", "fails, but accepted",
            "It does not hold, and a named person has accepted that until a date. It is no pass.", 2),
    };

    /// <summary>In the order in which they are counted.</summary>
    public static IReadOnlyList<Verdict> InOrder { get; } = [.. ByVerdict.Keys];

    /// <summary>As results.json writes it.</summary>
    public static string Field(Verdict verdict) => ByVerdict[verdict].Field;

    /// <summary>The word that stands in every table: what is not well is loud.</summary>
    public static string Word(Verdict verdict) => ByVerdict[verdict].Table;

    /// <summary>The same within a sentence.</summary>
    public static string InSentence(Verdict verdict) => Word(verdict).ToLowerInvariant();

    /// <summary>The same for someone who has never met a verdict.</summary>
    public static string Plain(Verdict verdict) => ByVerdict[verdict].Plain;

    /// <summary>What it means, in a sentence.</summary>
    public static string Meaning(Verdict verdict) => ByVerdict[verdict].Meaning;

    /// <summary>From the worst to the best.</summary>
    public static int Rank(Verdict verdict) => ByVerdict[verdict].Rank;

    public static Verdict? Worst(IEnumerable<Verdict> verdicts) =>
        verdicts.Select(verdict => (Verdict?)verdict).OrderBy(verdict => Rank(verdict!.Value)).FirstOrDefault();

    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
