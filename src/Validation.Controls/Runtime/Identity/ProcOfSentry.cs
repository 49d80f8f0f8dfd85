namespace Validation.Controls.Runtime.Identity;

internal static class ProcOfSentry
{
    private static readonly string[] LinuxOnly =
    [
        "kallsyms", "interrupts", "diskstats", "keys", "timer_list", "softirqs", "vmallocinfo", "iomem",
    ];

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-011",
        Title = "/proc is the short one of the sandbox",
        Subarea = "Identity",
        Severity = Severity.Medium,
        Why = "Linux's /proc tells of interrupts, disks, timers, keys and kernel symbols; gVisor's kernel has none of these to "
            + "tell of. A fake can lay an empty file over one, but not into /proc itself, "
            + "where gVisor's --override-procs puts it.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of([.. Sys.List("/proc"), ProcFile.Stat("/proc"), .. LinuxOnly.SelectMany(ProcFile.Calls)]),
        Twin = Twin.Baseline,
        Exposed = seen => OfLinux(seen).ShouldNotBeEmpty("the listing has none of Linux's own names"),
        Expect = new(seen => OfLinux(seen).ShouldBeEmpty("/proc lists what only Linux has")),
    };

    /// <summary>The names of Linux's own that are listed and that nothing of gVisor's stands for.</summary>
    private static IReadOnlyList<string> OfLinux(Seen seen)
    {
        if (seen.Fact.Names is not { Count: > 0 } names)
            throw new CannotTellException($"/proc could not be listed in arm '{seen.Arm}': {seen.Fact.ErrnoOf(0)}");
        return [.. LinuxOnly.Where((name, index) => names.Contains(name) && !ProcFile.IsStub(seen.Fact, index))];
    }
}
