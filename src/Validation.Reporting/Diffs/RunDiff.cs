using System.Text.Json.Serialization;
using Validation.Reporting.Results;

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

/// <summary>Which run it was.</summary>
public sealed record RunStamp
{
    public required string Id { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required string Target { get; init; }

    public required string Engine { get; init; }

    public required string Runtime { get; init; }

    public required int ExitCode { get; init; }

    public required Summary Summary { get; init; }
}

/// <summary>One control that did not stay as it was.</summary>
public sealed record Change
{
    public required ChangeKind Kind { get; init; }

    public required string Control { get; init; }

    public required string Title { get; init; }

    public required Protocol.Severity Severity { get; init; }

    /// <summary>The nodes that changed alike; empty where the control is judged once.</summary>
    public IReadOnlyList<string> Nodes { get; init => field = value ?? []; } = [];

    public Verdict? Before { get; init; }

    public Verdict? After { get; init; }

    /// <summary>In a sentence: what was seen before and what now, or why the two cannot be compared.</summary>
    public required string Because { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>From pass, waived or not applicable to fail, or from anything but error to error.</summary>
    [JsonStringEnumMemberName("regressed")]
    Regressed,

    [JsonStringEnumMemberName("fixed")]
    Fixed,

    /// <summary>Judged now and not before.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>Judged before and not now.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,

    /// <summary>The verdict is the same and what it was read from is not.</summary>
    [JsonStringEnumMemberName("evidenceChanged")]
    EvidenceChanged,

    [JsonStringEnumMemberName("incomparable")]
    Incomparable,

    [JsonStringEnumMemberName("unchanged")]
    Unchanged,
}
