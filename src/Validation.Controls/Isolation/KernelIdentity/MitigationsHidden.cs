namespace Validation.Controls.Isolation.KernelIdentity;

internal static class MitigationsHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-009",
        Title = "The host's state of processor mitigations is hidden",
        Subarea = "Kernel identity",
        Severity = Severity.Medium,
        Why = "The kernel lists for each known processor flaw whether it defends against it. To a tenant who wants to read a "
            + "neighbour's memory this is the menu.",
        Remedy = "Run the workload under gVisor, whose /sys has no such directory. If it already names runsc, the platform fell "
            + "back to runc.",
        References = [Nist80053.Sc39, Nist80053.Sc4, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/sys/devices/system/cpu/vulnerabilities/spectre_v2"),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Text.Trim().ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Text.Trim().ShouldBeEmpty("the host's mitigation of Spectre can be read")),
    };
}
