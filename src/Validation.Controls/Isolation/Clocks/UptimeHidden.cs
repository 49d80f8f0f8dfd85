using System.Globalization;

namespace Validation.Controls.Isolation.Clocks;

internal static class UptimeHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CLOCK-001",
        Title = "How long the host has been up is hidden",
        Subarea = "Clocks",
        Severity = Severity.Low,
        Why = "The moment of the last restart is a fingerprint that two tenants can compare, and says since when no kernel patch "
            + "was applied.",
        Remedy = "Run the workload under gVisor, whose clocks start with the sandbox. A time namespace covers the clocks, but "
            + "not /proc/stat. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Sc39, Nist80053.Sc4, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.With(_ =>
        [
            new Draft("uptime", Sys.ReadFile("/proc/uptime")),
            new Draft("stat", Sys.ReadFile("/proc/stat")),
            new Draft("now", [Sys.Call("clock_gettime", Realtime, Argument.Buffer(16))]),
        ]),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            Uptime(seen).ShouldBe(seen.Host.BootSeconds, Tolerance);
            SinceBoot(seen).ShouldBe(seen.Host.BootSeconds, Tolerance);
        },
        Expect = new(seen =>
        {
            if (seen.Host.BootSeconds < 2 * Tolerance)
                throw new CannotTellException($"the host has been up for {seen.Host.BootSeconds:F0} s only: its age and a new "
                    + "sandbox's look the same; run again in a minute");
            Uptime(seen).ShouldBeLessThan(seen.Host.BootSeconds - Tolerance, "/proc/uptime is the host's, in seconds");
            SinceBoot(seen).ShouldBeLessThan(seen.Host.BootSeconds - Tolerance,
                "btime in /proc/stat is the host's, in seconds before now");
        }),
    };

    private const int Realtime = 0;

    /// <summary>Seconds between the probe's reading and the host's: no more than an arm takes.</summary>
    private const double Tolerance = 60;

    private static double Uptime(Seen seen) => Number(seen["uptime"], @"^[\d.]+");

    /// <summary>Now without the moment of the boot that /proc/stat tells.</summary>
    private static double SinceBoot(Seen seen) => (seen["now"].Nanoseconds / 1e9) - Number(seen["stat"], @"(?<=^btime )\d+");

    private static double Number(Fact fact, string pattern) =>
        double.TryParse(fact.Find(pattern), CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new CannotTellException($"step '{fact.Step}' brought back no number where '{pattern}' was sought");
}
