namespace Validation.Controls.Runtime;

/// <summary>The runtime is what its name says, and its settings take effect.</summary>
internal static class RuntimeControls
{
    public static IReadOnlyList<Control> All { get; } = [];
}
