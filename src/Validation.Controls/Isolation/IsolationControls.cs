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
        HostFiles.AbsolutePath.Definition,
        HostFiles.ProcessRoot.Definition,
        HostFiles.ParentTraversal.Definition,
        HostFiles.ImageLink.Definition,
        HostFiles.ChangedRoot.Definition,
        HostFiles.FileHandle.Definition,
        HostFiles.MountedLink.Definition,
        HostFiles.MountedParent.Definition,
        HostFiles.Passwd.Definition,
        HostFiles.ReadOnlyMount.Definition,
        HostFiles.MountedPipe.Definition,
        HostSockets.MountedSocket.Definition,
        HostSockets.AbstractSocket.Definition,
        HostSockets.Hypervisor.Definition,
        HostSockets.GenericNetlink.Definition,
        HostProcesses.CommandLine.Definition,
        HostProcesses.Signal.Definition,
        HostProcesses.Tracing.Definition,
        HostProcesses.Namespaces.Definition,
        HostProcesses.OpenFiles.Definition,
        Devices.Disk.Definition,
        Devices.KernelLog.Definition,
        Capabilities.BecomeRoot.Definition,
        Capabilities.RegainCapability.Definition,
        Capabilities.HostCapabilities.Definition,
        SystemCalls.Bpf.Definition,
        SystemCalls.PerformanceEvents.Definition,
        SystemCalls.UserFaults.Definition,
        SystemCalls.KeyRing.Definition,
        SystemCalls.HostName.Definition,
        SystemCalls.Swap.Definition,
        SystemCalls.SegmentTable.Definition,
        SystemCalls.Mounting.Definition,
        SystemCalls.AsynchronousIo.Definition,
        UserNamespaces.OwnUserNamespace.Definition,
        UserNamespaces.Effect.Definition,
    ];
}
