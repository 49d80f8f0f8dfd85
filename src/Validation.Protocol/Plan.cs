namespace Validation.Protocol;

/// <summary>
/// Everything that one launch of the probe has to try. On the wire: one <see cref="PlanHeader"/> line and then
/// <see cref="PlanHeader.Steps"/> lines, each one <see cref="Step"/>, all JSON on a single line ending in LF.
/// </summary>
public sealed record Plan
{
    /// <summary>Random text that every line of facts must close with, so that an old or a forged answer is told apart.</summary>
    public required string Nonce { get; init; }

    /// <summary>
    /// How long the probe stays alive after its last fact, in milliseconds, unless its standard input ends before.
    /// </summary>
    public int HoldMilliseconds { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }
}

/// <summary>The first line of a plan.</summary>
public sealed record PlanHeader
{
    public const string CurrentSchema = "validation/plan/v1";

    public required string Schema { get; init; }

    public required string Nonce { get; init; }

    public required int Steps { get; init; }

    public int HoldMilliseconds { get; init; }
}

/// <summary>One thing to try: a short program of system calls, run in a forked child, whose answers become one fact.</summary>
public sealed record Step
{
    /// <summary>
    /// Unique in the plan; by convention the control's id, with <c>/name</c> where a control has several steps.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Run in order. A call that fails does not end the step: what its answer means is for the judge to say.</summary>
    public required IReadOnlyList<Call> Calls { get; init; }

    /// <summary>Time allowed for the whole step, in milliseconds; afterwards the child is killed and the fact says so.</summary>
    public int LimitMilliseconds { get; init; } = 1000;

    public Child Child { get; init; }
}

/// <summary>
/// Where a step runs. A fork costs 8 ms under runsc, so harmless steps share one child until one of them kills it.
/// </summary>
public enum Child
{
    /// <summary>In the child that other steps share, too.</summary>
    Shared,

    /// <summary>
    /// In a child of its own, because the step changes its process (unshare, setuid, chroot, execve) or may die.
    /// </summary>
    Alone,

    /// <summary>In a child of its own that nobody waits for; it is killed when the probe ends.</summary>
    Background,
}
