namespace Validation.Controls.Runtime.Launch;

internal static class HostUtsNotAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-004",
        Title = "The host's host name's (UTS) namespace is not asked for",
        Subarea = "Launch",
        Severity = Severity.Medium,
        Why = "With the host's UTS namespace a container can rename the host. gVisor hides the effect, so this is judged by the "
            + "launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Give the container a UTS namespace of its own (no --uts=host).",
        References = [Nist80053.Cm6, Nist800190.InsecureConfiguration],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.HostNamespaces.ShouldContain("uts"),
        Expect = new(seen =>
            seen.Launch.HostNamespaces.ShouldNotContain("uts", "the launch asks for the host's namespace")),
    };
}
