namespace Validation.Controls.Network.NoNetwork;

internal static class TcpV6
{
    private static readonly Outbound Try = new("tcp6", "tcp6");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-002",
        Title = "No TCP connection leaves over IPv6",
        Subarea = "No network",
        Severity = Severity.High,
        Why = "A network that is closed for IPv4 is often left open for IPv6, because the rules for it are written separately.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist800190.UnboundedNetwork, Attack.T1048],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [Sockets.Connect("", Sys.Address(stage.ListenerV6, stage.TcpPort), Sockets.Message(stage, Try.Tag))]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
