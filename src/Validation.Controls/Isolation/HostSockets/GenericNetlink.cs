namespace Validation.Controls.Isolation.HostSockets;

internal static class GenericNetlink
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SOCK-004",
        Title = "The host kernel's generic netlink families cannot be reached",
        Subarea = "Host sockets",
        Severity = Severity.Medium,
        Why = "Behind generic netlink are dozens of parsers in the kernel (wireless, tasks' statistics, ACPI …) that a workload "
            + "has no use for and attackers have.",
        Remedy = "Run the workload under gVisor. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Cm7, Nist800190.SharedKernel, Attack.T1068, GVisor.Networking],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("socket", 16, 3, 16), Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "opening a generic netlink socket"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "a generic netlink socket was opened", Errno.EPROTONOSUPPORT)),
    };
}
