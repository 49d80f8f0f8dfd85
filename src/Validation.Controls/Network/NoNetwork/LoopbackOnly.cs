namespace Validation.Controls.Network.NoNetwork;

internal static class LoopbackOnly
{
    public static readonly Control Definition = new()
    {
        Id = "NET-NONE-010",
        Title = "No interface but the loopback is up",
        Subarea = "No network",
        Severity = Severity.High,
        Why = "Without an interface there is no way out for any protocol, those included that nobody thought of.",
        Remedy = NoNetworkRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Cm7, Nist800190.UnboundedNetwork, CisDocker.HostNetwork],
        HeldBy = HeldBy.Template,
        Probe = Netlink.Dump(Netlink.GetLink),
        Needs = [Need.NoNetwork],
        Twin = Twin.Opened,
        Exposed = seen =>
            Others(seen.Fact).ShouldContain(name => name.StartsWith("vld", StringComparison.Ordinal),
                "the interface of the listener was not seen"),
        Expect = new(seen => Others(seen.Fact).ShouldBeEmpty("interfaces beside the loopback are up")),
    };

    /// <summary>
    /// Kernels with tunnel modules put interfaces of theirs into every new namespace; they are down and lead nowhere.
    /// </summary>
    private static string[] Others(Fact fact) =>
        [.. Netlink.Links(fact).Where(link => link.IsUp && link.Name != "lo").Select(link => link.Name)];
}
