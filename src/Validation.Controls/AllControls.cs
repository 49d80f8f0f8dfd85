using Validation.Controls.Isolation.KernelIdentity;

namespace Validation.Controls;

/// <summary>The catalogue. A self-test names every definition that is missing here.</summary>
public static class AllControls
{
    public static IReadOnlyList<Control> InOrder { get; } =
    [
        BootIdHidden.Definition,
    ];
}
