namespace Validation.Controls.Isolation.HostProcesses;

internal static class OpenFiles
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PID-005",
        FormerIds = ["ISO-PRC-005"],
        Title = "An open file of a host process cannot be taken over",
        Subarea = "Host processes",
        Severity = Severity.Critical,
        Why = "pidfd_getfd copies an open file or connection out of another process: a database session, a socket of the engine.",
        Remedy = "Give the workload a process namespace of its own; take hostPID or --pid=host from the template.",
        References = [Nist80053.Sc39, CisDocker.HostPid, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("",
                [Sys.Call("pidfd_open", stage.HostProcess, 0), Sys.Call("pidfd_getfd", Argument.Of(0), 0, 0),
                    Sys.Call("close", Argument.Of(1)), Sys.Call("close", Argument.Of(0))]),
        ]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(1, "taking over a host process's standard input"),
        Expect = new(seen =>
        {
            // Without the first descriptor the second call has nothing to take from.
            if (seen.Fact.ErrnoOf(0) == "0")
                seen.Fact.ShouldBeRefused(1, "an open file of a host process was taken over");
            else
                seen.Fact.ShouldBeRefused(0, "a host process was opened", Errno.ESRCH);
        }),
    };
}
