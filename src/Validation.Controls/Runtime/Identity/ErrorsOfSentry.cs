namespace Validation.Controls.Runtime.Identity;

internal static class ErrorsOfSentry
{
    /// <summary>asm/prctl.h. The base of GS is of no use to a 64-bit program, so that setting it to 0 changes nothing.</summary>
    private const int ArchSetGs = 0x1001;

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-010",
        Title = "Calls fail with gVisor's errors where Linux succeeds",
        Subarea = "Identity",
        Severity = Severity.Medium,
        Why = "gVisor refuses to set the GS base and to read a local descriptor table, with errors that no Linux gives there. "
            + "Costumes copy missing calls; few copy these.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, GVisor.Compatibility],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("arch_prctl", ArchSetGs, 0), Sys.Call("modify_ldt", 0, Argument.Buffer(16), 16)),
        Twin = Twin.Baseline,
        Exposed = seen =>
            seen.Fact.Succeeded.ShouldBeTrue($"arch_prctl answered {seen.Fact.ErrnoOf(0)}, modify_ldt {seen.Fact.ErrnoOf(1)}"),
        Expect = new(seen =>
        {
            seen.Fact.ErrnoOf(0).ShouldBeOneOf([nameof(Errno.EINVAL)], "arch_prctl(ARCH_SET_GS) answered as Linux does");
            seen.Fact.ErrnoOf(1).ShouldBeOneOf([nameof(Errno.EPERM), nameof(Errno.ENOSYS)], "modify_ldt answered as Linux does");
        }),
    };
}
