namespace Validation.Controls.Runtime.Identity;

internal static class ExecutableIsSentry
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-002",
        Title = "The container's first process executes the sandbox's kernel, not the workload's program",
        Subarea = "Identity",
        Severity = Severity.Critical,
        Why = "The engine starts a process for the container; under gVisor that is the sandbox's own kernel, the sentry, whose "
            + "bytes and command line the host can see: runsc itself or, since 20260810, gvisor_sentry in gvisor-bin/ beside it. "
            + "If it is the workload's program, there is no sandbox.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
            seen.Process.IsProbe.ShouldBeTrue("the container's first process does not execute the workload's program"),
        Expect = new(seen =>
        {
            seen.Process.IsProbe.ShouldBeFalse("the host executes the workload's own program as the container's first process");
            if (SandboxFlags.IsPrewarmer(seen.Process.Arguments))
                throw new CannotTellException(
                    $"the container's first process was still the prewarmer '{seen.Process.Executable}', "
                    + "which executes the sentry");
            Finding.Unless(
                seen.Process.IsGVisor,
                $"the container's first process executes '{seen.Process.Executable}', which is built neither from runsc's source "
                + "nor from that of a sentry of its own (gvisor_sentry)");
            seen.Flags.Command.ShouldBe("boot", "the command line of the container's first process is not a sentry's");
        }),
    };
}
