using Validation.Controls.Isolation.Clocks;
using Validation.Controls.Isolation.KernelIdentity;
using Validation.Controls.Isolation.MountTable;
using Validation.Controls.Isolation.ProcLeaks;
using Validation.Controls.Isolation.SysLeaks;

namespace Validation.Controls.Isolation;

/// <summary>What the workload must not see of its host, and must not do to it.</summary>
internal static class IsolationControls
{
    public static IReadOnlyList<Control> All { get; } =
    [
        BootIdHidden.Definition,
        KernelReleaseHidden.Definition,
        KernelVersionHidden.Definition,
        CommandLineHidden.Definition,
        KernelLogHidden.Definition,
        KernelSymbolsHidden.Definition,
        HostnameHidden.Definition,
        MicrocodeHidden.Definition,
        MitigationsHidden.Definition,
        UptimeHidden.Definition,
        LoadHidden.Definition,
        ClockCannotBeSet.Definition,
        RootPathHidden.Definition,
        VolumePathHidden.Definition,
        DisksHidden.Definition,
        InterruptsHidden.Definition,
        MemorySizeHidden.Definition,
        FreeMemoryMapHidden.Definition,
        PhysicalAddressesHidden.Definition,
        OpenFilesHidden.Definition,
        CoreHandlerProtected.Definition,
        ControlGroupPathHidden.Definition,
        ModulesHidden.Definition,
        HardwareHidden.Definition,
        MemoryNodesHidden.Definition,
        FirmwareHidden.Definition,
    ];
}
