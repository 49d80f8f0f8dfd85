namespace Validation.Controls.Isolation.HostFiles;

internal static class MountedLink
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-007",
        Title = "A link in a mounted host directory does not lead out of it",
        Subarea = "Host files",
        Severity = Severity.Critical,
        Why = "A directory that is shared with a workload may hold links to anywhere. Resolved on the host's side, they open the "
            + "rest of the host.",
        Remedy = "Update gVisor; mount with a gofer that stays in its directory (no file access beyond the mount). Share no "
            + "directory that others can write to.",
        References = [Nist80053.Ac3, CisDocker.HostDirectories, Attack.T1611, GVisor.FileSystem],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("file", Sys.ReadFile(stage.MountedAt + "/outside")),
            new Draft("root", Sys.ReadFile(stage.MountedAt + "/root" + stage.CanaryPath)),
        ]),
        Variation = Variation.HostMount,
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => Canary.ShouldBeRead(seen, "file", "root"),
        Expect = new(seen => Canary.ShouldStayUnread(seen, "file", "root")),
    };
}
