namespace Validation.Controls.Isolation.KernelIdentity;

internal static class KernelVersionHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-003",
        Title = "/proc/version does not tell how the host's kernel was built",
        Subarea = "Kernel identity",
        Severity = Severity.High,
        Why = "Version, compiler and build date name the host's exact kernel package, and with it every flaw that is not yet "
            + "patched.",
        Remedy = "Run the workload under gVisor, which has a /proc/version of its own. If it already names runsc, the platform "
            + "fell back to runc.",
        References = [Nist80053.Sc39, Nist800190.SharedKernel, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/version"),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Text.Trim().ShouldBe(seen.Host.KernelVersion),
        Expect = new(seen =>
            seen.Fact.Text.ShouldNotContain(seen.Host.KernelRelease, customMessage: "/proc/version names the host's kernel")),
    };
}
