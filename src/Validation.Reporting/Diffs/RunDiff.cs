namespace Validation.Reporting.Diffs;

/// <summary>What changed between two runs of one target, per control and node. The whole of <c>diff.json</c>.</summary>
public sealed record RunDiff
{
    public const string CurrentSchema = "validation/diff/v1";

    public required string Schema { get; init; }

    public required RunStamp Old { get; init; }

    public required RunStamp New { get; init; }

    /// <summary>In what the two runs differ as a whole (template, probe, catalogue, runtime …), a sentence each.</summary>
    public required IReadOnlyList<string> Circumstances { get; init; }

    /// <summary>Everything but unchanged, worst first.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>By kind, how many verdicts; unchanged among them.</summary>
    public required IReadOnlyDictionary<ChangeKind, int> Counts { get; init; }
}
