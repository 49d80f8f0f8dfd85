using Validation.Results;

namespace Validation.Reporting.Page.Findings;

/// <summary>A result that asks for something to be done, and its place among the run's results.</summary>
internal sealed record Row(int Place, ControlResult Result);

/// <summary>Rows that are one finding: a control that fails, or all that could not be told for one reason.</summary>
internal sealed record Finding(IReadOnlyList<Row> Rows)
{
    public Row First => Rows[0];

    public ControlResult Result => First.Result;

    /// <summary>How many verdicts it stands for.</summary>
    public int Count => Rows.Sum(row => row.Result.Count);
}

internal static class FindingList
{
    /// <summary>
    /// Failures, the worst first, then what could not be told. It is the reason that has to be fixed: controls that ended as
    /// error for one and the same reason are one finding; so are the nodes on which a control fails.
    /// </summary>
    public static IReadOnlyList<Finding> Of(RunResults results) =>
    [
        .. results.Results.Select((result, place) => new Row(place, result))
            .Where(row => row.Result.Verdict is Verdict.Fail or Verdict.Error)
            .GroupBy(row => (row.Result.Verdict, row.Result.Verdict == Verdict.Error ? row.Result.Reason : row.Result.Control))
            .Select(group =>
                new Finding([
                    .. group.OrderByDescending(row => row.Result.Severity).ThenByDescending(row => row.Result.Count)
                        .ThenBy(row => row.Place),
                ]))
            .OrderBy(finding => finding.Result.Verdict)
            .ThenByDescending(finding => finding.Result.Severity)
            .ThenByDescending(finding => finding.Count)
            .ThenBy(finding => finding.Result.Control, StringComparer.Ordinal),
    ];
}
