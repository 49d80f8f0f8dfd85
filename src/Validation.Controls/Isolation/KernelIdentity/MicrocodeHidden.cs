namespace Validation.Controls.Isolation.KernelIdentity;

internal static class MicrocodeHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-008",
        Title = "The revision of the host's processor microcode is hidden",
        Subarea = "Kernel identity",
        Severity = Severity.Low,
        Why = "The microcode's revision, which no instruction tells an ordinary program, says which processor flaws are still "
            + "open on the host.",
        Remedy = "Run the workload under gVisor, which writes a /proc/cpuinfo of its own. If it already names runsc, the "
            + "platform fell back to runc.",
        References = [Nist80053.Sc39, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.ReadFile("/proc/cpuinfo", 4096)),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Find(Revision).ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Find(Revision).ShouldBeEmpty("/proc/cpuinfo tells the microcode's revision")),
    };

    private const string Revision = @"^microcode\s*: 0x[0-9a-f]+";
}
