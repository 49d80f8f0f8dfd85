namespace Validation.Controls.Runtime.Launch;

internal static class NoWritableHostPaths
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-010",
        Title = "No directory of the host is mounted writable",
        Subarea = "Launch",
        Severity = Severity.High,
        Why = "gVisor writes through to a directory that was mounted in, as runc does: whoever can change the host's files can "
            + "change what the host does.",
        Remedy = "Mount directories of the host read-only, or use volumes of the engine's.",
        References = [Nist80053.Ac3, CisDocker.HostDirectories, Nist800190.HostFileSystem, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.WritableHostPaths.ShouldNotBeEmpty("no directory of the host is mounted writable"),
        Expect = new(seen =>
            seen.Launch.WritableHostPaths.ShouldBeEmpty("directories of the host are mounted writable")),
    };
}
