using Validation.Controls.Isolation;
using Validation.Controls.Network;
using Validation.Controls.Runtime;

namespace Validation.Controls;

/// <summary>The catalogue. A self-test names every definition that is missing from its area's list.</summary>
public static class AllControls
{
    public static IReadOnlyList<Control> InOrder { get; } = [.. IsolationControls.All, .. NetworkControls.All, .. RuntimeControls.All];
}
