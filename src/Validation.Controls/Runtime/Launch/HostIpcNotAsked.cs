namespace Validation.Controls.Runtime.Launch;

internal static class HostIpcNotAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-003",
        Title = "The host's IPC namespace is not asked for",
        Subarea = "Launch",
        Severity = Severity.High,
        Why = "With the host's IPC namespace a container reads and writes the shared memory of the host's programs. gVisor hides "
            + "the effect, so this is judged by the launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Give the container an IPC namespace of its own (no --ipc=host, hostIPC: false).",
        References = [Nist80053.Cm6, CisDocker.HostIpc],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.HostNamespaces.ShouldContain("ipc"),
        Expect = new(seen =>
            seen.Launch.HostNamespaces.ShouldNotContain("ipc", "the launch asks for the host's namespace")),
    };
}
