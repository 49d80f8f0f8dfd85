using Validation.Harness.Arms;

namespace Validation.Harness.Runs;

/// <summary>Arms that are launched beside each other and judged together: a gate's, or those of one node of an audit's.</summary>
internal sealed record Site
{
    /// <summary>null where there is none to choose.</summary>
    public string? Node { get; init; }

    public required IReadOnlyList<Arm> Arms { get; init; }

    /// <summary>How many of its arms run at once.</summary>
    public required int AtOnce { get; init; }
}
