namespace Validation.Results;

/// <summary>Whether the counts of a run add up and are those of its results.</summary>
public static class Books
{
    /// <summary>
    /// What must be said loudly in every output: the run's own banners, and one more where its books do not close.
    /// </summary>
    public static IReadOnlyList<string> Banners(RunResults results) =>
        Problem(results) is { } problem ? [.. results.Run.Banners, problem] : results.Run.Banners;

    /// <summary>null where planned = pass + fail + error + notApplicable + waived and each count is the results' own.</summary>
    public static string? Problem(RunResults results)
    {
        var said = results.Summary;
        var counted = Count(results.Results);
        return said.Closes && said == counted
            ? null
            : $"THE BOOKS DO NOT CLOSE: the summary says {Words(said)}; the results hold {Words(counted)}. " +
              "Trust no verdict of this run and report it as a defect of the harness.";
    }

    public static Summary Count(IReadOnlyList<ControlResult> results) => new()
    {
        Planned = results.Sum(result => result.Count),
        Pass = Count(results, Verdict.Pass),
        Fail = Count(results, Verdict.Fail),
        Error = Count(results, Verdict.Error),
        NotApplicable = Count(results, Verdict.NotApplicable),
        Waived = Count(results, Verdict.Waived),
    };

    private static int Count(IReadOnlyList<ControlResult> results, Verdict verdict) =>
        results.Where(result => result.Verdict == verdict).Sum(result => result.Count);

    /// <summary><c>48 planned = 40 pass + 3 fail + 2 error + 2 notApplicable + 1 waived</c>, with ≠ where it is not so.</summary>
    public static string Words(Summary counts) =>
        $"{counts.Planned} planned {(counts.Closes ? "=" : "≠")} {counts.Pass} pass + {counts.Fail} fail + {counts.Error} error "
        + "+ " +
        $"{counts.NotApplicable} notApplicable + {counts.Waived} waived";
}
