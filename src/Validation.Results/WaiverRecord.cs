using System.Text.Json.Serialization;

namespace Validation.Results;

/// <summary>A failure that somebody has accepted for a while. It is never a pass.</summary>
public sealed record WaiverRecord
{
    /// <summary>The control's id.</summary>
    public required string Control { get; init; }

    /// <summary>
    /// What it is confined to, in words: <c>runtime runsc, node pool-a-*</c>; <c>everywhere</c> where to nothing.
    /// </summary>
    public required string Scope { get; init; }

    public required string Owner { get; init; }

    public required string Reason { get; init; }

    /// <summary>The last day on which it holds, UTC.</summary>
    public required DateOnly Expires { get; init; }

    public required WaiverState State { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<WaiverState>))]
public enum WaiverState
{
    /// <summary>It matched a failure and holds.</summary>
    [JsonStringEnumMemberName("inForce")]
    InForce,

    /// <summary>It matched and holds, for 30 days at most.</summary>
    [JsonStringEnumMemberName("expiresSoon")]
    ExpiresSoon,

    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>What it speaks of was judged, and did not fail.</summary>
    [JsonStringEnumMemberName("unmatched")]
    Unmatched,

    /// <summary>
    /// It speaks of another runtime, engine or target, or of a control that this run left out: nothing can be said of it here.
    /// </summary>
    [JsonStringEnumMemberName("elsewhere")]
    Elsewhere,
}
