namespace Validation.Controls.Isolation.HostFiles;

internal static class AbsolutePath
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-001",
        Title = "A file of the host is not there by its absolute path",
        Subarea = "Host files",
        Severity = Severity.Critical,
        Why = "If a path of the host works inside the sandbox, every file of the host that the user may read is the workload's.",
        Remedy = "Look at what the template mounts and shares: no directory of the host, no host process namespace. Then update "
            + "the runtime, since a path that leads out is a flaw of its own.",
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage => [new Draft("", Sys.ReadFile(stage.CanaryPath))]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => Canary.ShouldBeRead(seen, ""),
        Expect = new(seen => Canary.ShouldStayUnread(seen, "")),
    };
}
