namespace Validation.Controls.Runtime.Identity;

internal static class BootClockOwn
{
    private const int ClockBoottime = 7;

    /// <summary>Younger hosts cannot be told from a sandbox that has just started.</summary>
    private const double Apart = 60;

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-005",
        Title = "The clock since boot is the sandbox's own",
        Subarea = "Identity",
        Severity = Severity.High,
        Why = "CLOCK_BOOTTIME counts from the start of the kernel that answers. A container that reads the host's uptime from it "
            + "is answered by the host's kernel.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("clock_gettime", ClockBoottime, Argument.Buffer(16))),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen => Distance(seen).ShouldBeLessThan(Apart, "the clock is not the host's"),
        Expect = new(seen =>
            Distance(seen).ShouldBeGreaterThan(Apart, "the clock since boot is the host's")),
    };

    private static double Distance(Seen seen) =>
        seen.Host.BootSeconds > 2 * Apart
            ? Math.Abs(seen.Host.BootSeconds - (seen.Fact.Nanoseconds / 1e9))
            : throw new CannotTellException($"the host has been up for {seen.Host.BootSeconds:F0} s only; after {2 * Apart:F0} s "
                + "its clock can be told from the sandbox's");
}
