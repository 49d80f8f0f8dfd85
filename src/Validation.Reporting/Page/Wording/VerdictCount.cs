using Validation.Results;

namespace Validation.Reporting.Page.Wording;

/// <summary>How many of a run's results ended with a verdict.</summary>
internal static class VerdictCount
{
    public static int Of(Summary counts, Verdict verdict) => verdict switch
    {
        Verdict.Pass => counts.Pass,
        Verdict.Fail => counts.Fail,
        Verdict.Error => counts.Error,
        Verdict.NotApplicable => counts.NotApplicable,
        _ => counts.Waived,
    };
}
