namespace Validation.Controls.Network.NoNetwork;

internal static class UdpV4
{
    private static readonly Outbound Try = new("udp4", "udp4");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-003",
        Title = "No UDP packet leaves over IPv4",
        Subarea = "No network",
        Severity = Severity.High,
        Why = "UDP needs no answer: one packet that leaves has carried its contents out, even where nothing can come back.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist800190.UnboundedNetwork, Attack.T1048],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [
                Sockets.Send("", Sys.Address(stage.ListenerV4, stage.UdpPort), Sockets.Datagram, 0,
                    Sockets.Message(stage, Try.Tag)),
            ]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
