using System.Globalization;

namespace Validation.Controls.Isolation.ProcLeaks;

internal static class OpenFilesHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PROC-005",
        Title = "How many files the host has open is hidden",
        Subarea = "Proc leaks",
        Severity = Severity.Low,
        Why = "A counter that all tenants of a kernel share is a channel between them: one opens files, the other watches the "
            + "number.",
        Remedy = "Run the workload under gVisor, which keeps such counters for itself. If it already names runsc, the platform "
            + "fell back to runc.",
        References = [Nist80053.Sc4, Nist80053.Sc39, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/sys/fs/file-nr"),
        Twin = Twin.Baseline,
        Exposed = seen => Open(seen.Fact).ShouldBeGreaterThan(MostOfOurOwn),
        Expect = new(seen =>
            Open(seen.Fact).ShouldBeLessThanOrEqualTo(MostOfOurOwn,
                "/proc/sys/fs/file-nr counts more open files than the workload has")),
    };

    /// <summary>The probe has a dozen files open; a host that does nothing has several hundred.</summary>
    private const long MostOfOurOwn = 200;

    /// <summary>Allocated file handles are the first of three numbers (proc_sys_fs(5)); 0 where there is no such file.</summary>
    private static long Open(Fact fact) => long.TryParse(fact.Find(@"^\d+"), CultureInfo.InvariantCulture, out var open)
        ? open
        : fact.Text.Length == 0 ? 0 : throw new CannotTellException("/proc/sys/fs/file-nr has no number of open files");
}
