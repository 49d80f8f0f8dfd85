using Validation.Controls;

namespace Validation.Harness.Contract;

/// <summary>
/// One row of a table of what is not there to measure with. Rows are asked in their order: the first that a control
/// needs says why.
/// </summary>
/// <param name="Needs">The needs that are not met.</param>
/// <param name="Because">Why not, as a sentence without a full stop.</param>
/// <param name="Instead">What would meet them, or measures the control instead; null where the reason says so itself.</param>
public sealed record Lack(IReadOnlyList<Need> Needs, string Because, string? Instead = null);
