namespace Validation.Controls.Isolation.HostFiles;

internal static class ProcessRoot
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-002",
        Title = "The root of a host process does not lead to the host's files",
        Subarea = "Host files",
        Severity = Severity.Critical,
        Why = "With the host's process namespace shared, /proc/PID/root of any process of the host is the host's root directory: "
            + "one path gives away all files.",
        Remedy = "Look at what the template mounts and shares: no directory of the host, no host process namespace. Then update "
            + "the runtime, since a path that leads out is a flaw of its own.",
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("planted", Sys.ReadFile($"/proc/{stage.HostProcess}/root{stage.CanaryPath}")),
            new Draft("first", Sys.ReadFile("/proc/1/root" + stage.CanaryPath)),
        ]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => Canary.ShouldBeRead(seen, "planted"),
        Expect = new(seen => Canary.ShouldStayUnread(seen, "planted", "first")),
    };
}
