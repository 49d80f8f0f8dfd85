namespace Validation.Controls.Isolation.ProcLeaks;

internal static class PhysicalAddressesHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PROC-004",
        Title = "The host's map of physical addresses is hidden",
        Subarea = "Proc leaks",
        Severity = Severity.Medium,
        Why = "The map shows which devices the host has and, to root, where in memory the kernel lies: address randomisation is "
            + "then worth nothing.",
        Remedy =
            "Run the workload under gVisor, which has no /proc/iomem. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Sc39, Nist80053.Si16, Attack.T1082, Attack.T1068],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/iomem"),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Find(@"^0*[1-9a-f][0-9a-f]*-[0-9a-f]+ : System RAM$").ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Find("^.* : System RAM$").ShouldBeEmpty("/proc/iomem shows a range of the host's memory")),
    };
}
