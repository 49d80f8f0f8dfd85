namespace Validation.Protocol;

/// <summary>
/// What came of one step. On the wire: one <see cref="FactsHeader"/> line, a line for each fact as soon as it is known, and one
/// <see cref="FactsFooter"/> line. A missing footer means that the probe did not live to its end.
/// </summary>
public sealed record Fact
{
    public required string Step { get; init; }

    public required Ending Ending { get; init; }

    /// <summary>The signal that ended the child, where <see cref="Ending"/> is <see cref="Ending.Signal"/>.</summary>
    public int? Signal { get; init; }

    /// <summary>The child's exit status, where a call of the step ended it (<see cref="Ending.Exited"/>).</summary>
    public int? ExitCode { get; init; }

    /// <summary>One for each call that was made, in order; calls after the step's end are missing.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Duration of the step inside the sandbox, by its CLOCK_MONOTONIC.</summary>
    public long Microseconds { get; init; }
}

/// <summary>How a step ended.</summary>
public enum Ending
{
    /// <summary>All its calls returned.</summary>
    Returned,

    /// <summary>The child was killed by a signal.</summary>
    Signal,

    /// <summary>The child was killed because the step's time was up.</summary>
    TimedOut,

    /// <summary>The child exited during a call of the step (exit, execve of a program that ended).</summary>
    Exited,

    /// <summary>The step runs in the background and was not waited for.</summary>
    Running,

    /// <summary>The step could not be tried (no child could be forked); errno is in the only answer.</summary>
    NotTried,
}

/// <summary>What one call returned.</summary>
public sealed record Answer
{
    /// <summary>The returned value; -1 where <see cref="Errno"/> is set.</summary>
    public required long Value { get; init; }

    /// <summary>errno, verbatim, where the call failed (asm-generic/errno.h).</summary>
    public int Errno { get; init; }

    /// <summary>What the call wrote to its buffer, where it is printable ASCII (tab, LF and NUL-free).</summary>
    public string? Text { get; init; }

    /// <summary>What the call wrote to its buffer, in hexadecimal, where it is not printable.</summary>
    public string? Hex { get; init; }
}

/// <summary>The first line of facts.</summary>
public sealed record FactsHeader
{
    public const string CurrentSchema = "validation/facts/v1";

    public required string Schema { get; init; }

    public required string Nonce { get; init; }
}

/// <summary>The last line of facts.</summary>
public sealed record FactsFooter
{
    /// <summary>How many facts there were.</summary>
    public required int Facts { get; init; }

    public required string Nonce { get; init; }
}
