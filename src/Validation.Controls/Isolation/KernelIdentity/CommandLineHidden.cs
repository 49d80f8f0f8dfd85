namespace Validation.Controls.Isolation.KernelIdentity;

internal static class CommandLineHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-004",
        Title = "The host kernel's command line is hidden",
        Subarea = "Kernel identity",
        Severity = Severity.Medium,
        Why = "It shows which protections were turned off at boot, the root device, and now and then an address or a password "
            + "that somebody passed to the init system.",
        Remedy = "Run the workload under gVisor, which makes up a command line. If it already names runsc, the platform fell "
            + "back to runc.",
        References = [Nist80053.Sc39, Attack.T1082, Attack.T1552],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/cmdline"),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Text.Trim().ShouldBe(seen.Host.KernelCommandLine),
        Expect = new(seen =>
            seen.Fact.Text.Trim().ShouldNotBe(seen.Host.KernelCommandLine, "/proc/cmdline is the host's")),
    };
}
