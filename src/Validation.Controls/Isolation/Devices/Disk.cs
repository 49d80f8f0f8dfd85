namespace Validation.Controls.Isolation.Devices;

internal static class Disk
{
    /// <summary>S_IFBLK (inode(7)), for the owner.</summary>
    private const int BlockDevice = 0x6180;

    public static readonly Control Definition = new()
    {
        Id = "ISO-DEV-001",
        Title = "No block device of the host can be opened through a node made inside",
        Subarea = "Devices",
        Severity = Severity.Critical,
        Why = "Under the files of the host lies its disk: who opens it reads every tenant's data, whatever the file modes say.",
        Remedy = "Allow no device of the host in the template and take CAP_MKNOD; gVisor has no drivers behind the nodes that "
            + "are made inside.",
        References = [Nist80053.Ac3, CisDocker.Devices, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe =
            Probe.With(stage => [Open("disk", Sys.Device(stage.Disk.Major, stage.Disk.Minor)), Open("loop", Sys.Device(7, 0))]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => Finding.Unless(
            seen["disk"].ErrnoOf(1) == "0" | seen["loop"].ErrnoOf(1) == "0",
            $"one of the host's block devices should open here: the disk ended with {seen["disk"].ErrnoOf(1)}, the loop device "
                + $"with {seen["loop"].ErrnoOf(1)}"),
        Expect = new(seen =>
        {
            foreach (var fact in (Fact[])[seen["disk"], seen["loop"]])
            {
                // Under gVisor making the node succeeds and means nothing; without a node, opening it fails with ENOENT.
                if (fact.ErrnoOf(0) == "0")
                    fact.ShouldBeRefused(1, "a block device of the host was opened through a node made inside", Errno.ENXIO,
                        Errno.ENODEV);
                else
                    fact.ShouldBeRefused(0, "a device node was made", Errno.EROFS);
            }
        }),
    };

    private static Draft Open(string name, long device) => new(name,
    [
        Sys.Call("mknodat", Sys.AtFdCwd, "/tmp/" + name, BlockDevice, device),
        Sys.Open("/tmp/" + name, Sys.ReadOnly),
        Sys.Call("close", Argument.Of(1)),
    ]);
}
