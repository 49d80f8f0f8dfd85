using Shouldly;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Runtime.Identity;

internal static class ProcOfSentry
{
    /// <summary>Measured: runc 52; gVisor 19 in 2024, a few more since.</summary>
    private const int MostNames = 30;

    private static readonly string[] LinuxOnly = ["kallsyms", "interrupts", "diskstats", "keys", "timer_list", "softirqs", "vmallocinfo", "iomem"];

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-011",
        Title = "/proc is the short one of the sandbox",
        Subarea = "Identity",
        Severity = Severity.Medium,
        Why = "Linux's /proc tells of interrupts, disks, timers, keys and kernel symbols; gVisor's kernel has none of these to tell of. A fake can hide a file's text, but the name stays in the listing.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.List("/proc")),
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            Names(seen).Count.ShouldBeGreaterThan(MostNames, "the listing is as short as gVisor's");
            Names(seen).Intersect(LinuxOnly).ShouldNotBeEmpty("the listing has none of Linux's own names");
        },
        Expect = new(seen =>
        {
            Names(seen).Intersect(LinuxOnly).ShouldBeEmpty("/proc lists what only Linux has");
            Names(seen).Count.ShouldBeLessThanOrEqualTo(MostNames, "/proc lists more than gVisor has");
        }),
    };

    /// <summary>What is no process.</summary>
    private static IReadOnlyList<string> Names(Seen seen) =>
        seen.Fact.Names is { Count: > 0 } names
            ? [.. names.Where(name => !char.IsAsciiDigit(name[0]))]
            : throw new CannotTellException($"/proc could not be listed in arm '{seen.Arm}': {seen.Fact.ErrnoOf(0)}");
}
