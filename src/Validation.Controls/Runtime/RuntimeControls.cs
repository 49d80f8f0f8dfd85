using Validation.Controls.Runtime.Flags;
using Validation.Controls.Runtime.Identity;
using Validation.Controls.Runtime.Launch;
using Validation.Controls.Runtime.Settings;

namespace Validation.Controls.Runtime;

/// <summary>The runtime is what its name says, and its settings take effect.</summary>
internal static class RuntimeControls
{
    public static IReadOnlyList<Control> All { get; } =
    [
        GuestProcessesAbsent.Definition,
        ExecutableIsSentry.Definition,
        FilterKills.Definition,
        CompatEntryClosed.Definition,
        BootClockOwn.Definition,
        UptimeOwn.Definition,
        CoarseClockOwn.Definition,
        VdsoOwn.Definition,
        OldCallsMissing.Definition,
        ErrorsOfSentry.Definition,
        ProcOfSentry.Definition,
        NamespaceNumbersOwn.Definition,
        DescriptorsOfSentry.Definition,
        UserInEffect.Definition,
        RootReadOnly.Definition,
        MemoryLimitHolds.Definition,
        MemoryLimitKept.Definition,
        ProcessorLimitKept.Definition,
        ProcessLimitHolds.Definition,
        SetUserIdInert.Definition,
        NoCapabilities.Definition,
        OnlyLoopback.Definition,
        RuntimeReadBack.Definition,
        HostPidNotAsked.Definition,
        HostIpcNotAsked.Definition,
        HostUtsNotAsked.Definition,
        HostNetworkNotAsked.Definition,
        DevicesNotAsked.Definition,
        PrivilegedNotAsked.Definition,
        CapabilitiesNotAsked.Definition,
        SeccompAsked.Definition,
        NoWritableHostPaths.Definition,
        NoEngineSocket.Definition,
        NoNewPrivilegesAsked.Definition,
        NoWeakeningFlags.Definition,
        NoSecretsLogged.Definition,
        VersionRecent.Definition,
    ];
}
