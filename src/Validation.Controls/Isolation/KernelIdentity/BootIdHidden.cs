namespace Validation.Controls.Isolation.KernelIdentity;

internal static class BootIdHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-001",
        Title = "The host's boot id is hidden",
        Subarea = "Kernel identity",
        Severity = Severity.Medium,
        Why = "The boot id is the same for every container of a machine until it restarts: two tenants that read it know that "
            + "they share a host.",
        Remedy = "Run the workload under gVisor, which makes up a boot id for each sandbox. If it already names runsc, the "
            + "platform fell back to runc.",
        References = [Nist80053.Sc39, Nist80053.Sc4, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/sys/kernel/random/boot_id"),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Text.Trim().ShouldBe(seen.Host.BootId),
        Expect = new(seen => seen.Fact.Text.ShouldNotContain(seen.Host.BootId)),
    };
}
