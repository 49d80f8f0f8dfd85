namespace Validation.Harness.Contract;

/// <summary>Something that keeps the gate, or a part of it, from measuring.</summary>
public sealed record Diagnosis
{
    /// <summary>What is wrong.</summary>
    public required string Wrong { get; init; }

    /// <summary>How it was seen: the command or file, and what it said.</summary>
    public required string Seen { get; init; }

    /// <summary>The line that fixes it.</summary>
    public required string Fix { get; init; }

    public required Weight Weight { get; init; }

    public override string ToString() => $"{Wrong}\n  seen: {Seen}\n  fix: {Fix}";
}

/// <summary>What a diagnosis means for a run.</summary>
public enum Weight
{
    /// <summary>Nothing can be measured.</summary>
    Fatal,

    /// <summary>The subject's runtime is not there: what that means is the profile's to say.</summary>
    NoGVisor,

    /// <summary>Some controls will end as error.</summary>
    Partial,

    /// <summary>A dead run's leftover resists. Everything is measured all the same.</summary>
    Leftover,
}
