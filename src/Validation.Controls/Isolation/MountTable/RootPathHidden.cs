namespace Validation.Controls.Isolation.MountTable;

internal static class RootPathHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-MNT-001",
        Title = "Where the workload's files lie on the host is hidden",
        Subarea = "Mount table",
        Severity = Severity.Medium,
        Why = "The mount table names the directory of the host that holds the container's files. Several published escapes "
            + "needed exactly this path.",
        Remedy = "Run the workload under gVisor, whose mount table shows none of the host's paths. If it already names runsc, "
            + "the platform fell back to runc.",
        References = [Nist80053.Sc39, Nist800190.HostFileSystem, Attack.T1611, Attack.T1613],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/self/mountinfo"),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Find(HostPath).ShouldNotBeEmpty(),
        Expect = new(seen =>
        {
            if (seen.Fact.Text.Length == 0)
                throw new CannotTellException("/proc/self/mountinfo is empty or missing, so the mount table is unknown");
            seen.Fact.Find(HostPath).ShouldBeEmpty("the mount table names a directory of the host");
        }),
    };

    /// <summary>The source of / where it is a directory of the host's file system, or the layers of an overlay.</summary>
    private const string HostPath = @"(?<=^\S+ \S+ \S+ )/\S+(?= / )|(?<=\b(lower|upper|work)dir=)/[^,:\s]+";
}
