namespace Validation.Controls.Isolation.HostFiles;

internal static class MountedParent
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-008",
        Title = "Going up from a mounted host directory does not reach its neighbours",
        Subarea = "Host files",
        Severity = Severity.Critical,
        Why = "The directory above a shared one is the host's. Whoever resolves .. on the host's side gives away everything "
            + "beside it.",
        Remedy = "Update gVisor; share no directory whose neighbours are secret.",
        References = [Nist80053.Ac3, CisDocker.HostDirectories, Attack.T1611, GVisor.FileSystem],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("absolute", Sys.ReadFile(stage.MountedAt + "/../../../../.." + stage.CanaryPath)),
            new Draft("beside", Sys.ReadFile(stage.MountedAt + "/../" + string.Join('/', stage.CanaryPath.Split('/')[^2..]))),
        ]),
        Variation = Variation.HostMount,
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => Canary.ShouldBeRead(seen, "absolute"),
        Expect = new(seen => Canary.ShouldStayUnread(seen, "absolute", "beside")),
    };
}
