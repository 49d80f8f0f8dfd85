namespace Validation.Controls.Isolation.HostSockets;

internal static class Hypervisor
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SOCK-003",
        Title = "The channel to the hypervisor cannot be opened",
        Subarea = "Host sockets",
        Severity = Severity.Medium,
        Why = "AF_VSOCK is a way from a virtual machine to its hypervisor that knows no network policy and no network namespace.",
        Remedy = "Run the workload under gVisor. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Sc7, Nist80053.Cm7, Attack.T1048, GVisor.Networking],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("socket", 40, 1, 0), Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "opening an AF_VSOCK socket"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "an AF_VSOCK socket was opened", Errno.EAFNOSUPPORT)),
    };
}
