namespace Validation.Controls.Isolation.ProcLeaks;

internal static class InterruptsHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PROC-001",
        Title = "The host's interrupt counters are hidden",
        Subarea = "Proc leaks",
        Severity = Severity.Medium,
        Why = "Counters of each device and processor reveal when a neighbour receives packets or keystrokes, finely enough to "
            + "recover what was typed.",
        Remedy = "Run the workload under gVisor, which has no /proc/interrupts. If it already names runsc, the platform fell "
            + "back to runc.",
        References = [Nist80053.Sc4, Nist80053.Sc39, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/interrupts"),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Find(Counter).ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Find(Counter).ShouldBeEmpty("/proc/interrupts counts the host's timer interrupts")),
    };

    /// <summary>The local timer's line, which every x86-64 kernel has, with a count.</summary>
    private const string Counter = @"^ *LOC: .*[1-9].*$";
}
