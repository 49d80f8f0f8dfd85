namespace Validation.Controls.Network;

/// <summary>What must not leave the sandbox.</summary>
internal static class NetworkControls
{
    public static IReadOnlyList<Control> All { get; } = [];
}
