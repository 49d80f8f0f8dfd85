using System.Globalization;

namespace Validation.Controls.Isolation.Clocks;

internal static class LoadHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CLOCK-002",
        Title = "The host's load and number of threads are hidden",
        Subarea = "Clocks",
        Severity = Severity.Low,
        Why = "A tenant who sees how busy the host is can tell when a neighbour works and, by making load of its own, send it "
            + "messages past every network rule.",
        Remedy = "Run the workload under gVisor, whose /proc/loadavg knows only the sandbox. If it already names runsc, the "
            + "platform fell back to runc.",
        References = [Nist80053.Sc4, Nist80053.Sc39, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/loadavg"),
        Twin = Twin.Baseline,
        Exposed = seen => Threads(seen.Fact).ShouldBeGreaterThan(MostOfOurOwn),
        Expect = new(seen =>
            Threads(seen.Fact).ShouldBeLessThanOrEqualTo(MostOfOurOwn,
                "/proc/loadavg counts more threads than the workload has")),
    };

    /// <summary>The probe runs a handful of threads; a host with its kernel threads has a hundred or more.</summary>
    private const int MostOfOurOwn = 32;

    /// <summary><c>0.20 0.18 0.12 1/80 11206</c>: what exists is behind the slash (proc(5)).</summary>
    private static int Threads(Fact fact) => int.TryParse(fact.Find(@"(?<=/)\d+"), CultureInfo.InvariantCulture, out var threads)
        ? threads
        : fact.Text.Length == 0 ? 0 : throw new CannotTellException("/proc/loadavg has no number of threads");
}
