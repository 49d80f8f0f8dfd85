namespace Validation.Controls.Network.NoNetwork;

internal static class TcpV4
{
    private static readonly Outbound Try = new("tcp4", "tcp4");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-001",
        Title = "No TCP connection leaves over IPv4",
        Subarea = "No network",
        Severity = Severity.High,
        Why = "Untrusted code that reaches a network can carry out what it was given to work on, and attack the services around "
            + "it.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist800190.UnboundedNetwork, Attack.T1048, GVisor.Networking],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [Sockets.Connect("", Sys.Address(stage.ListenerV4, stage.TcpPort), Sockets.Message(stage, Try.Tag))]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
