namespace Validation.Controls.Isolation.HostFiles;

internal static class ParentTraversal
{
    private const string Up = "../../../../../../../..";

    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-003",
        Title = "Going up from the working directory does not leave the sandbox",
        Subarea = "Host files",
        Severity = Severity.Critical,
        Why = "A chain of ../ from where the program stands is the oldest way out of a directory that is meant to hold it.",
        Remedy = "Look at what the template mounts and shares: no directory of the host, no host process namespace. Then update "
            + "the runtime, since a path that leads out is a flaw of its own.",
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("relative", Sys.ReadFile(Up + stage.CanaryPath)),
            new Draft("directory", Sys.ReadFile("/proc/self/cwd/" + Up + stage.CanaryPath)),
            new Draft("root", Sys.ReadFile("/proc/self/root/" + Up + stage.CanaryPath)),
        ]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => Canary.ShouldBeRead(seen, "relative", "directory", "root"),
        Expect = new(seen => Canary.ShouldStayUnread(seen, "relative", "directory", "root")),
    };
}
