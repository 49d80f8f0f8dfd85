namespace Validation.Controls.Runtime.Launch;

internal static class NoEngineSocket
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-011",
        Title = "No container engine's socket is mounted",
        Subarea = "Launch",
        Severity = Severity.Critical,
        Why = "Whoever may write to a container engine's socket can start a privileged container, and so owns the host. gVisor "
            + "hides the effect, so this is judged by the launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Take the socket out of the launch; a workload that must start containers needs an API of its own that decides "
            + "for it.",
        References = [Nist80053.Ac6, CisDocker.EngineSocket, Attack.T1609, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.EngineSockets.ShouldNotBeEmpty("no engine's socket is mounted"),
        Expect = new(seen =>
            seen.Launch.EngineSockets.ShouldBeEmpty("sockets of container engines are mounted")),
    };
}
