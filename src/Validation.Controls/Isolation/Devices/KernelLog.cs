namespace Validation.Controls.Isolation.Devices;

internal static class KernelLog
{
    /// <summary>S_IFCHR (inode(7)).</summary>
    private const int CharacterDevice = 0x2000;

    public static readonly Control Definition = new()
    {
        Id = "ISO-DEV-002",
        Title = "The host's kernel log cannot be opened through a device node made inside",
        Subarea = "Devices",
        Severity = Severity.Medium,
        Why = "The kernel's log tells of the host's hardware, addresses and other tenants' crashes.",
        Remedy = "Allow no device of the host in the template and take CAP_MKNOD; gVisor has no drivers behind the nodes that "
            + "are made inside.",
        References = [Nist80053.Ac3, CisDocker.Devices, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(_ =>
        [
            new Draft("",
            [
                Sys.Call("mknodat", Sys.AtFdCwd, "/tmp/kmsg", CharacterDevice | 0x180, Sys.Device(1, 11)),
                Sys.Open("/tmp/kmsg", Sys.ReadOnly),
                Sys.Call("close", Argument.Of(1)),
            ]),
        ]),
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(1, "opening the node that was made"),
        Expect = new(seen =>
        {
            // Under gVisor making the node succeeds and means nothing; without a node, opening it fails with ENOENT.
            if (seen.Fact.ErrnoOf(0) == "0")
                seen.Fact.ShouldBeRefused(1, "a device of the host was opened through a node made inside", Errno.ENXIO,
                    Errno.ENODEV);
            else
                seen.Fact.ShouldBeRefused(0, "a device node was made", Errno.EROFS);
        }),
    };
}
