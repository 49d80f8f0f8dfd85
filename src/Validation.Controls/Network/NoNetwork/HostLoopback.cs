namespace Validation.Controls.Network.NoNetwork;

internal static class HostLoopback
{
    private static readonly Outbound Try = new("tcp-loopback", "loopback")
    {
        // The sandbox has a loopback of its own, and says that nobody listens there; the twin found somebody at the same port.
        Otherwise = [Errno.ECONNREFUSED],
    };

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-012",
        Title = "Services on the host's loopback address are not reached",
        Subarea = "No network",
        Severity = Severity.Critical,
        Why = "Much on a host trusts whoever connects from 127.0.0.1: databases, debuggers, agents of the cluster.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc39, CisDocker.HostNetwork, Attack.T1046, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe =
            Probe.With(stage => [Sockets.Connect("", Sys.Address("127.0.0.1", stage.TcpPort), Sockets.Message(stage, Try.Tag))]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
