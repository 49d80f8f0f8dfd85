using Validation.Protocol;
using Validation.Results;

namespace Validation.Reporting.Page.Wording;

/// <summary>Verdicts and severities for people who have not met ours.</summary>
internal static class VerdictWords
{
    /// <summary>In the order in which they are counted.</summary>
    public static IReadOnlyList<Verdict> InOrder { get; } = [Verdict.Pass, Verdict.Fail, Verdict.Error, Verdict.NotApplicable, Verdict.Waived];

    /// <summary>The word that stands in every table.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "FAIL",
        Verdict.Error => "ERROR",
        Verdict.NotApplicable => "not applicable",
        Verdict.Waived => "waived",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "a verdict that the page does not know"),
    };

    /// <summary>The same in the words of results.json.</summary>
    public static string Field(Verdict verdict) => verdict switch
    {
        Verdict.NotApplicable => "notApplicable",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    /// <summary>The same for someone who has never met a verdict.</summary>
    public static string Plain(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "holds",
        Verdict.Fail => "does not hold",
        Verdict.Error => "could not be told",
        Verdict.NotApplicable => "no meaning here",
        Verdict.Waived => "fails, but accepted",
        _ => "",
    };

    /// <summary>What it means, in a sentence.</summary>
    public static string Meaning(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "The statement was tried under the sandbox and held, and the same attempt was shown to succeed where the sandbox is missing.",
        Verdict.Fail => "The statement was tried and does not hold.",
        Verdict.Error => "It could not be told. What is not known is never counted as holding.",
        Verdict.NotApplicable => "The catalogue says, with a reason, that the statement has no meaning for this runtime or template.",
        Verdict.Waived => "It does not hold, and a named person has accepted that until a date. It is no pass.",
        _ => "",
    };

    /// <summary>From the worst to the best.</summary>
    public static int Rank(Verdict verdict) => verdict switch
    {
        Verdict.Fail => 0,
        Verdict.Error => 1,
        Verdict.Waived => 2,
        Verdict.NotApplicable => 4,
        _ => 3,
    };

    public static Verdict? Worst(IEnumerable<Verdict> verdicts) =>
        verdicts.Select(verdict => (Verdict?)verdict).OrderBy(verdict => Rank(verdict!.Value)).FirstOrDefault();

    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
