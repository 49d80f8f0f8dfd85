using System.Globalization;

namespace Validation.Controls.Isolation.ProcLeaks;

internal static class MemorySizeHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PROC-002",
        Title = "The size of the host's memory is hidden",
        Subarea = "Proc leaks",
        Severity = Severity.Low,
        Why = "Programs size their heaps by what they take for the machine's memory and are killed at their limit; to an "
            + "attacker the size tells the machine's type.",
        Remedy = "Run the workload under gVisor and set a memory limit: the sandbox shows its limit as the memory there is. "
            + "Without a limit it shows the host's.",
        References = [Nist80053.Sc39, CisDocker.Memory, GVisor.Resources, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.With(_ =>
        [
            new Draft("meminfo", Sys.ReadFile("/proc/meminfo")),
            new Draft("sysinfo", [Sys.Call("sysinfo", Argument.Buffer(112))]),
        ]),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            Meminfo(seen).ShouldBe(seen.Host.MemoryBytes);
            Sysinfo(seen).ShouldBe(seen.Host.MemoryBytes);
        },
        Expect = new(seen =>
        {
            Meminfo(seen).ShouldNotBe(seen.Host.MemoryBytes, "/proc/meminfo tells the host's memory, in bytes");
            Sysinfo(seen).ShouldNotBe(seen.Host.MemoryBytes, "sysinfo tells the host's memory, in bytes");
        }),
    };

    private static long Meminfo(Seen seen) =>
        long.TryParse(seen["meminfo"].Find(@"(?<=^MemTotal: +)\d+(?= kB)"), CultureInfo.InvariantCulture, out var kibibytes)
            ? kibibytes * 1024
            : throw new CannotTellException("/proc/meminfo has no MemTotal");

    /// <summary>struct sysinfo (sysinfo(2)): totalram at 32, in units of mem_unit at 104.</summary>
    private static long Sysinfo(Seen seen) => seen["sysinfo"].Bytes is { Length: 112 } bytes
        ? BitConverter.ToInt64(bytes, 32) * BitConverter.ToUInt32(bytes, 104)
        : throw new CannotTellException("sysinfo brought back no struct sysinfo");
}
