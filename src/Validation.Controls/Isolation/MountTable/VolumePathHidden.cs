using System.Text.RegularExpressions;

namespace Validation.Controls.Isolation.MountTable;

internal static class VolumePathHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-MNT-002",
        Title = "Where a mounted directory lies on the host is hidden",
        Subarea = "Mount table",
        Severity = Severity.Low,
        Why = "The source of a mount tells how the platform lays out its tenants' data, with names of tenants, projects and runs "
            + "in it.",
        Remedy = "Run the workload under gVisor, whose mount table shows no source. With runc the path cannot be hidden: choose "
            + "names that tell nothing. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Sc39, CisDocker.HostDirectories, Attack.T1613],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/self/mountinfo"),
        Variation = Variation.HostMount,
        Needs = [Need.HostTarget],
        Twin = Twin.Baseline,
        Exposed = seen => Mount(seen).ShouldContain(RunDirectory(seen.Stage)),
        Expect = new(seen =>
            Mount(seen).ShouldNotContain(RunDirectory(seen.Stage),
                customMessage: "the mount table names the run's directory on the host")),
    };

    /// <summary>The name of the host directory that the mounted one and the canary's lie in.</summary>
    private static string RunDirectory(Stage stage) => stage.CanaryPath.Split('/')[^3];

    private static string Mount(Seen seen) =>
        seen.Fact.Find($@"^.* {Regex.Escape(seen.Stage.MountedAt)} .*$") is { Length: > 0 } line
        ? line
        : throw new CannotTellException($"the mount table has no '{seen.Stage.MountedAt}', which was to be mounted");
}
