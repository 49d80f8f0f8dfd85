namespace Validation.Controls.Runtime.Launch;

internal static class HostNetworkNotAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-005",
        Title = "The host's network namespace is not asked for",
        Subarea = "Launch",
        Severity = Severity.High,
        Why = "With the host's network namespace a container reaches what listens on the host's loopback only. gVisor hides the "
            + "effect, so this is judged by the launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Give the container a network namespace of its own (no --network=host, hostNetwork: false).",
        References = [Nist80053.Cm6, CisDocker.HostNetwork],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.HostNamespaces.ShouldContain("net"),
        Expect = new(seen =>
            seen.Launch.HostNamespaces.ShouldNotContain("net", "the launch asks for the host's namespace")),
    };
}
