namespace Validation.Controls.Isolation.ProcLeaks;

internal static class FreeMemoryMapHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PROC-003",
        Title = "How the host's free memory is laid out is hidden",
        Subarea = "Proc leaks",
        Severity = Severity.Medium,
        Why = "The list of free blocks in each memory zone lets an attacker steer where the host's kernel puts data next: a step "
            + "of memory-corruption and Rowhammer attacks.",
        Remedy = "Run the workload under gVisor, which has no /proc/buddyinfo. If it already names runsc, the platform fell back "
            + "to runc.",
        References = [Nist80053.Sc4, Nist80053.Si16, Attack.T1068],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/buddyinfo"),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Find(Zone).ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Find(Zone).ShouldBeEmpty("/proc/buddyinfo shows a memory zone of the host")),
    };

    private const string Zone = @"^Node \d+, zone .*$";
}
