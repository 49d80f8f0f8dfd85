namespace Validation.Controls.Isolation.KernelIdentity;

internal static class KernelSymbolsHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-006",
        Title = "The host kernel's symbols are hidden",
        Subarea = "Kernel identity",
        Severity = Severity.Medium,
        Why = "The list of every function in the host's kernel tells an attacker which drivers are there to attack; where "
            + "addresses are shown too, it spares guessing them.",
        Remedy = "Run the workload under gVisor: it has no /proc/kallsyms. runc cannot hide it from the workload without masking "
            + "the path. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Sc39, Nist80053.Si16, Attack.T1082, Attack.T1068],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.ReadFile("/proc/kallsyms", 4096)),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Find(Symbol).ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Find(Symbol).ShouldBeEmpty("a symbol of a kernel can be read from /proc/kallsyms")),
    };

    /// <summary>Address (zeros for the unprivileged), type, name: proc(5).</summary>
    private const string Symbol = @"^[0-9a-f]{16} [A-Za-z] \S+";
}
