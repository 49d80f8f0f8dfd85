namespace Validation.Controls.Network.NoNetwork;

internal static class DnsQuery
{
    private static readonly Outbound Try = new("dns", "dns");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-005",
        Title = "No DNS query leaves",
        Subarea = "No network",
        Severity = Severity.High,
        Why = "Names that are looked up carry data out, and resolvers pass them on where nothing else may leave.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist800190.UnboundedNetwork, Attack.T1048],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [
                Sockets.Send("", Sys.Address(stage.ListenerV4, 53), Sockets.Datagram, 0,
                    Packets.DnsQuery(Sockets.Message(stage, Try.Tag))),
            ]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
