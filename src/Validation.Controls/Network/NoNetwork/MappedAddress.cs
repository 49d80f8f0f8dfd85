namespace Validation.Controls.Network.NoNetwork;

internal static class MappedAddress
{
    private static readonly Outbound Try = new("tcp4", "mapped");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-013",
        Title = "No TCP connection leaves by an IPv4 address written as IPv6",
        Subarea = "No network",
        Severity = Severity.Medium,
        Why = "A socket for IPv6 reaches IPv4 hosts by addresses like ::ffff:192.0.2.1, past checks that look at IPv4 sockets "
            + "only.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist800190.UnboundedNetwork, Attack.T1048],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [Sockets.Connect("", Sys.Address("::ffff:" + stage.ListenerV4, stage.TcpPort), Sockets.Message(stage, Try.Tag))]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
