using System.Text.Json.Serialization;
using Validation.Results;

namespace Validation.Reporting.Diffs;

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

    /// <summary>How many verdicts changed so.</summary>
    [JsonIgnore]
    public int Count => Math.Max(1, Nodes.Count);

    /// <summary>
    /// True where something was known before and cannot be told now, or where what fails now may have failed before: an
    /// incomparable or missing verdict that is neither a pass nor what it was.
    /// </summary>
    [JsonIgnore]
    public bool LosesKnowledge =>
        Kind is ChangeKind.Incomparable or ChangeKind.Gone && After != Verdict.Pass && After != Before &&
        (Before is Verdict.Pass or Verdict.Fail or Verdict.Waived || After is Verdict.Fail);
}

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>From pass, waived or not applicable to fail, from pass to waived, or from anything but error to error.</summary>
    [JsonStringEnumMemberName("regressed")]
    Regressed,

    /// <summary>It passes now and did not before.</summary>
    [JsonStringEnumMemberName("fixed")]
    Fixed,

    /// <summary>It failed before and still does; somebody has accepted that since.</summary>
    [JsonStringEnumMemberName("waived")]
    Waived,

    /// <summary>Judged now and not before: it was not measured, did not apply, or could not be told and fails now.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>Judged before and not now: it does not apply any more, or was not measured.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,

    /// <summary>The verdict is the same and what it was read from, or who accepted it until when, is not.</summary>
    [JsonStringEnumMemberName("evidenceChanged")]
    EvidenceChanged,

    /// <summary>The two verdicts do not speak of the same thing.</summary>
    [JsonStringEnumMemberName("incomparable")]
    Incomparable,

    [JsonStringEnumMemberName("unchanged")]
    Unchanged,
}
