namespace Validation.Controls.Network.NoNetwork;

internal static class RawProtocol
{
    private static readonly Outbound Try = new("raw4", "raw");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-008",
        Title = "No packet of an unknown IP protocol leaves",
        Subarea = "No network",
        Severity = Severity.Medium,
        Why = "Filters that name TCP and UDP let other IP protocols pass: a raw socket sends what they do not look at.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Ac6, CisDocker.Capabilities, Attack.T1095],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [
                Sockets.Send("", Sys.Address(stage.ListenerV4, 0), Sockets.Raw, Packets.Experimental,
                    Sockets.Message(stage, Try.Tag)),
            ]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
