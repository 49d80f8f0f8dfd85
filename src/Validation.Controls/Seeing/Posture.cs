namespace Validation.Controls.Seeing;

/// <summary>All that is known of one arm: the probe's facts, and what was seen of it from the host.</summary>
public sealed record Posture
{
    /// <summary>
    /// The step of the harness's own that runs the probe's binary with <see cref="Stage.Nonce"/> in its command line, at rest.
    /// </summary>
    public const string NonceStep = "harness/nonce";

    /// <summary>The arm's name.</summary>
    public required string Arm { get; init; }

    /// <summary>What had been planted for this arm.</summary>
    public required Stage Stage { get; init; }

    public required IReadOnlyDictionary<string, Step> Steps { get; init; }

    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }

    /// <summary>Why the probe did not answer everything, or null where it did.</summary>
    public required string? Failure { get; init; }

    /// <summary>
    /// True where the failure is that the probe's output, in order as far as it came, just ended: the probe or its whole sandbox
    /// died. False where it never began, told nonsense or fell silent.
    /// </summary>
    public bool BrokeOff { get; init; }

    public required Witness Witness { get; init; }
}
