namespace Validation.Controls.Network.NoNetwork;

internal static class UdpV6
{
    private static readonly Outbound Try = new("udp6", "udp6");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-004",
        Title = "No UDP packet leaves over IPv6",
        Subarea = "No network",
        Severity = Severity.High,
        Why = "UDP needs no answer, and rules for IPv6 are written separately from those for IPv4.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist800190.UnboundedNetwork, Attack.T1048],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [
                Sockets.Send("", Sys.Address(stage.ListenerV6, stage.UdpPort), Sockets.Datagram, 0,
                    Sockets.Message(stage, Try.Tag)),
            ]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
