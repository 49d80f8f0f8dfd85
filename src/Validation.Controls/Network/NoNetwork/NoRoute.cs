namespace Validation.Controls.Network.NoNetwork;

internal static class NoRoute
{
    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-011",
        Title = "No route leads out",
        Subarea = "No network",
        Severity = Severity.High,
        Why = "The routes say what could be reached, and tell the guest the addresses of the network around it.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Cm7, Nist800190.UnboundedNetwork, Attack.T1046],
        HeldBy = HeldBy.Template,
        Probe = Netlink.Dump(Netlink.GetRoute),
        Needs = [Need.NoNetwork, Need.Listener],
        Twin = Twin.Opened,
        Exposed = seen =>
            Outward(seen.Fact).ShouldContain($"{seen.Stage.ListenerV4}/32", "the route to the listener was not seen"),
        Expect = new(seen => Outward(seen.Fact).ShouldBeEmpty("routes lead out of the sandbox")),
    };

    private static string[] Outward(Fact fact) =>
        [.. Netlink.Routes(fact).Where(route => route.LeadsOut).Select(route => route.Destination)];
}
