namespace Validation.Controls.Runtime.Identity;

internal static class GuestProcessesAbsent
{
    /// <summary>
    /// The process with the nonce is the first that the probe starts, so its id in the container is a small one.
    /// </summary>
    private const int HighestId = 12;

    private const int CommandLineBytes = 256;

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-001",
        Title = "The guest's processes are no processes of the host",
        Subarea = "Identity",
        Severity = Severity.Critical,
        Why = "Under gVisor a program's process exists in the sandbox's own kernel only. If the host lists it by its command "
            + "line, the program runs on the host's kernel, whatever the runtime is called.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Attack.T1611],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Settled().Concat(CommandLines()).ToArray()),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
            seen.NonceProcesses.Count.ShouldBeGreaterThan(0, "the host's process list does not show the guest's process"),
        Expect = new(seen =>
        {
            seen.NonceProcesses.ShouldBeEmpty("the host's process list shows the guest's process by its command line");
            SeenInside(seen);
        }),
    };

    /// <summary>
    /// A tenth of a second for the nonce's process to execute its program, where nothing else was asked of the probe before.
    /// </summary>
    private static IEnumerable<Call> Settled() => [Sys.Call("eventfd2", 0, 0), Sys.Await(0, 1, 100)];

    private static IEnumerable<Call> CommandLines()
    {
        const int before = 2, callsEach = 3;
        return Enumerable.Range(2, HighestId - 1).SelectMany((id, index) => (Call[])
        [
            Sys.Open($"/proc/{id}/cmdline", Sys.ReadOnly),
            Sys.Call("read", Argument.Of(before + (index * callsEach)), Argument.Buffer(CommandLineBytes), CommandLineBytes),
            Sys.Call("close", Argument.Of(before + (index * callsEach))),
        ]);
    }

    /// <summary>Not being on the host's list says something only of a process that lived.</summary>
    private static void SeenInside(Seen seen)
    {
        if (!seen.NonceAlive)
            throw new CannotTellException(
                $"the process with the nonce did not live in arm '{seen.Arm}', so the host's list says nothing");
        if (!seen.Fact.Outputs.Any(output => output.Contains(seen.Stage.Nonce, StringComparison.Ordinal)))
            throw new CannotTellException($"no process 2–{HighestId} of arm '{seen.Arm}' has the nonce in its command line, so "
                + "that the host's list says nothing");
    }
}
