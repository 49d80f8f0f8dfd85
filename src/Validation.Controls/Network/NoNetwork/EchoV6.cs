namespace Validation.Controls.Network.NoNetwork;

internal static class EchoV6
{
    /// <summary>Linux opens the first for group ids that ping_group_range allows, the second for CAP_NET_RAW.</summary>
    private static readonly Outbound Unprivileged = new("icmp6", "echo", "datagram");
    private static readonly Outbound Privileged = new("icmp6", "rawecho", "raw");

    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-007",
        Title = "No ICMPv6 echo request leaves",
        Subarea = "No network",
        Severity = Severity.Medium,
        Why = "A ping carries up to 64 KB of any data, and is let through where everything else is not.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist800190.UnboundedNetwork, Attack.T1095, Attack.T1048],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage => [Ping(stage, Unprivileged, Sockets.Datagram), Ping(stage, Privileged, Sockets.Raw)]),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = Outbound.Arrived(Unprivileged, Privileged),
        Expect = new(Outbound.Stopped(Unprivileged, Privileged)),
    };

    private static Draft Ping(Stage stage, Outbound way, int type) =>
        Sockets.Send(way.Step, Sys.Address(stage.ListenerV6, 0), type, Packets.Icmp6,
            Packets.Echo6(Sockets.Message(stage, way.Tag)));
}
