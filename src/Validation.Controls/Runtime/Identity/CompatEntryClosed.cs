namespace Validation.Controls.Runtime.Identity;

internal static class CompatEntryClosed
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-004",
        Title = "The sandbox cannot enter the host's kernel the 32-bit way",
        Subarea = "Identity",
        Severity = Severity.High,
        Why = "Linux keeps a second entry with its own table for 32-bit programs. Container profiles usually leave it open; "
            + "gVisor's filter kills whoever takes it.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Nist80053.Cm7, Attack.T1068],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
            seen.Filter.CompatReachable.ShouldBeGreaterThan(0, "the filter leaves no system call of the i386 entry"),
        Expect = new(seen =>
            seen.Filter.CompatReachable.ShouldBe(0, "system calls through the i386 entry are reachable")),
    };
}
