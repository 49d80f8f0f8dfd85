using Validation.Results;

namespace Validation.Reporting.Page.Posture;

/// <summary>How a subject's controls ended on a group of nodes.</summary>
internal sealed record PostureCell(Verdict Worst, int Pass, int Planned, string Words)
{
    /// <summary>null where nothing of the subject was judged there.</summary>
    public static PostureCell? Of(IEnumerable<ControlResult> rows)
    {
        var all = rows.ToArray();
        if (VerdictWords.Worst(all.Select(row => row.Verdict)) is not { } worst)
            return null;
        var counts = VerdictWords.InOrder.Select(verdict => (verdict, Count: all.Count(row => row.Verdict == verdict)))
            .Where(pair => pair.Count > 0);
        return new PostureCell(
            worst == Verdict.NotApplicable && all.Any(row => row.Verdict == Verdict.Pass) ? Verdict.Pass : worst,
            all.Count(row => row.Verdict == Verdict.Pass),
            all.Length,
            string.Join(", ", counts.Select(pair => $"{pair.Count} {VerdictWords.Word(pair.verdict)}")));
    }
}

/// <summary>What the same probes saw without the sandbox: it is this that makes a pass worth something.</summary>
internal sealed record BaselineCell(int Exposed, int Hidden, int Unknown, int NotTried)
{
    public static BaselineCell Of(IEnumerable<ControlResult> rows)
    {
        var seen = rows.DistinctBy(row => row.Control).Select(row => row.Baseline).ToArray();
        return new BaselineCell(
            seen.Count(sight => sight?.Exposed == true),
            seen.Count(sight => sight?.Exposed == false),
            seen.Count(sight => sight is { Exposed: null }),
            seen.Count(sight => sight is null));
    }

    public int Tried => Exposed + Hidden + Unknown;

    public string Words => string.Join(", ", new[]
    {
        (Exposed, "exposed"), (Hidden, "not exposed"), (Unknown, "could not be told"), (NotTried, "not tried there"),
    }.Where(pair => pair.Item1 > 0).Select(pair => $"{pair.Item1} {pair.Item2}"));
}
