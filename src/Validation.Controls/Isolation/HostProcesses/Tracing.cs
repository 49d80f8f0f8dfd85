namespace Validation.Controls.Isolation.HostProcesses;

internal static class Tracing
{
    /// <summary>PTRACE_SEIZE: it does not stop the process, and it ends with the child that did it (ptrace(2)).</summary>
    private const int Seize = 0x4206;

    public static readonly Control Definition = new()
    {
        Id = "ISO-PID-003",
        FormerIds = ["ISO-PRC-003"],
        Title = "The host's processes cannot be traced",
        Subarea = "Host processes",
        Severity = Severity.Critical,
        Why = "A debugger can read the traced process's memory and put its own code in: tracing a host process is running on the "
            + "host.",
        Remedy = "Give the workload a process namespace of its own; take hostPID or --pid=host from the template.",
        References = [Nist80053.Sc39, CisDocker.HostPid, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe =
            Probe.With(stage => [new Draft("", [Sys.Call("ptrace", Seize, stage.HostProcess, 0, 0)]) { Child = Child.Alone }]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "tracing a host process"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "a process of the host was traced", Errno.ESRCH)),
    };
}
