namespace Validation.Controls.Network.NoNetwork;

internal static class PacketSocket
{
    /// <summary>ETH_P_ALL in network order.</summary>
    private const int EveryProtocol = 0x300;

    private static readonly string[] Refusals = ["EPERM", "EACCES", "EAFNOSUPPORT"];

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-009",
        Title = "No packet socket can be opened",
        Subarea = "No network",
        Severity = Severity.Medium,
        Why = "A packet socket reads and writes whole frames, below every rule for addresses and ports, and was the door to "
            + "several flaws of the kernel.",
        Remedy = "Drop CAP_NET_RAW (`--cap-drop=ALL`) and do not run runsc with --net-raw.",
        References = [Nist80053.Ac6, Nist80053.Cm7, CisDocker.Capabilities, Attack.T1095, GVisor.Networking],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(
            Sockets.Open(Sockets.PacketFamily, Sockets.Raw, EveryProtocol),
            Sockets.Open(Sockets.PacketFamily, Sockets.Datagram, EveryProtocol)),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Succeeded.ShouldBeTrue("no packet socket could be opened"),
        Expect = new(seen =>
        {
            EnsureRefused(seen.Fact, 0);
            EnsureRefused(seen.Fact, 1);
        }),
    };

    private static void EnsureRefused(Fact fact, int call)
    {
        var errno = fact.ErrnoOf(call);
        errno.ShouldNotBe("0", "the guest opened a packet socket");
        if (!Refusals.Contains(errno))
            throw new CannotTellException($"opening a packet socket ended with {errno}, which is no refusal");
    }
}
