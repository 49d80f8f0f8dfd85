namespace Validation.Controls.Runtime.Identity;

internal static class UptimeOwn
{
    /// <summary>Younger hosts cannot be told from a sandbox that has just started.</summary>
    private const double Apart = 60;

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-006",
        Title = "sysinfo(2) tells the sandbox's uptime",
        Subarea = "Identity",
        Severity = Severity.High,
        Why = "A fake can lay a file over /proc/uptime, but not over the system call: it is answered by the kernel that really "
            + "runs.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("sysinfo", Argument.Buffer(112))),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen => Distance(seen).ShouldBeLessThan(Apart, "the uptime is not the host's"),
        Expect = new(seen =>
            Distance(seen).ShouldBeGreaterThan(Apart, "the uptime is the host's")),
    };

    private static double Distance(Seen seen) =>
        seen.Host.BootSeconds > 2 * Apart
            ? Math.Abs(seen.Host.BootSeconds - Uptime(seen))
            : throw new CannotTellException($"the host has been up for {seen.Host.BootSeconds:F0} s only; after {2 * Apart:F0} s "
                + "its clock can be told from the sandbox's");

    /// <summary>struct sysinfo begins with the uptime in seconds.</summary>
    private static long Uptime(Seen seen) =>
        seen.Fact.Succeeded && seen.Fact.Bytes is { Length: >= sizeof(long) } info
            ? BitConverter.ToInt64(info)
            : throw new CannotTellException($"sysinfo(2) told nothing: {seen.Fact.LastErrno}");
}
