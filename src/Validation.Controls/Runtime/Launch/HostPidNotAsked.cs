namespace Validation.Controls.Runtime.Launch;

internal static class HostPidNotAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-002",
        Title = "The host's process namespace is not asked for",
        Subarea = "Launch",
        Severity = Severity.High,
        Why = "With the host's process namespace a container sees, and may end or trace, every process of the host. gVisor hides "
            + "the effect, so this is judged by the launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Give the container a process namespace of its own (no --pid=host, hostPID: false).",
        References = [Nist80053.Cm6, CisDocker.HostPid, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.HostNamespaces.ShouldContain("pid"),
        Expect = new(seen =>
            seen.Launch.HostNamespaces.ShouldNotContain("pid", "the launch asks for the host's namespace")),
    };
}
