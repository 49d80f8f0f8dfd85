namespace Validation.Controls.Isolation.SysLeaks;

internal static class ModulesHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SYS-001",
        Title = "The host kernel's modules are hidden",
        Subarea = "Sys leaks",
        Severity = Severity.Medium,
        Why = "/sys/module lists every driver that the host's kernel has, loaded or built in: the attack surface that an "
            + "attacker picks from.",
        Remedy = "Run the workload under gVisor, whose /sys/module is empty. If it already names runsc, the platform fell back "
            + "to runc.",
        References = [Nist80053.Sc39, Nist800190.SharedKernel, Nist800190.HostComponents, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.List("/sys/module")),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Names.ShouldContain("kernel", "every Linux has /sys/module/kernel"),
        Expect = new((seen, twin) =>
            seen.Fact.Names.Intersect(twin.Fact.Names).Count().ShouldBe(0, "/sys/module lists modules of the host's kernel")),
    };
}
