namespace Validation.Controls.Network.NoNetwork;

internal static class FastOpen
{
    private static readonly Outbound Try = new("tcp4", "fastopen");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-014",
        Title = "No data leaves with a connection's first packet",
        Subarea = "No network",
        Severity = Severity.Medium,
        Why = "TCP Fast Open connects and sends in one call, sendto, so that checks of connect never see it.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist800190.UnboundedNetwork, Attack.T1048],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [Sockets.ConnectAtOnce("", Sys.Address(stage.ListenerV4, stage.TcpPort), Sockets.Message(stage, Try.Tag))]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new Expectation(Outbound.Stopped(Try)).On(
            RuntimeKind.GVisor,
            Outbound.Stopped(Try with { Otherwise = [Errno.EPIPE] }),
            because: "gVisor passes over MSG_FASTOPEN: sendto on a socket without a connection begins none and answers EPIPE"),
    };
}
