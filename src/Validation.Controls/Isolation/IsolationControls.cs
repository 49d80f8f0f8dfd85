using Validation.Controls.Isolation.KernelIdentity;

namespace Validation.Controls.Isolation;

/// <summary>What the workload must not see of its host, and must not do to it.</summary>
internal static class IsolationControls
{
    public static IReadOnlyList<Control> All { get; } =
    [
        BootIdHidden.Definition,
    ];
}
