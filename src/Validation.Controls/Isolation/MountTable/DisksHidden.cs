namespace Validation.Controls.Isolation.MountTable;

internal static class DisksHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-MNT-003",
        Title = "The host's disks are hidden",
        Subarea = "Mount table",
        Severity = Severity.Medium,
        Why = "Names, numbers and sizes of the host's disks and partitions are what a workload needs to make a device node and "
            + "read the disk past every file permission.",
        Remedy = "Run the workload under gVisor: it has no /proc/partitions and an empty /sys/block. If it already names runsc, "
            + "the platform fell back to runc.",
        References = [Nist80053.Sc39, CisDocker.Devices, Attack.T1082, Attack.T1611],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.With(_ =>
        [
            new Draft("partitions", Sys.ReadFile("/proc/partitions")),
            new Draft("block", Sys.List("/sys/block")),
        ]),
        Needs = [Need.HostDisk],
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            if (seen.Stage.Disk.Major == 0)
                throw new CannotTellException("this host has no block device that could be looked for");
            seen["partitions"].Find($@"^ *{seen.Stage.Disk.Major} +{seen.Stage.Disk.Minor} +\d+ \S+").ShouldNotBeEmpty();
            seen["block"].Names.ShouldNotBeEmpty();
        },
        Expect = new(seen =>
        {
            seen["partitions"].Find(@"^ *\d+ +\d+ +\d+ \S+").ShouldBeEmpty("/proc/partitions lists a disk");
            seen["block"].Names.ShouldBeEmpty("/sys/block lists disks");
        }),
    };
}
