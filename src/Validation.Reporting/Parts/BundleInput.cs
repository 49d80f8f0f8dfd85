using Validation.Reporting.Diffs;
using Validation.Results;

namespace Validation.Reporting.Parts;

/// <summary>All that the files of a bundle are made from. The same input gives the same bytes.</summary>
public sealed record BundleInput
{
    public required RunResults Results { get; init; }

    /// <summary>Against the last bundle of the same target; null where there was none.</summary>
    public RunDiff? Diff { get; init; }

    /// <summary>The target's runs, oldest first, this one last.</summary>
    public required IReadOnlyList<RunStamp> History { get; init; }

    /// <summary>Whose key signs the bundle, and its id: <c>CN=ci, key SHA-256 3f…</c>; null where it is not signed.</summary>
    public string? Signer { get; init; }
}
