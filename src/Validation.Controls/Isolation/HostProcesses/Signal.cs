namespace Validation.Controls.Isolation.HostProcesses;

internal static class Signal
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PID-002",
        FormerIds = ["ISO-PRC-002"],
        Title = "The host's processes cannot be signalled",
        Subarea = "Host processes",
        Severity = Severity.High,
        Why = "Who can signal a process can end it: the node's agents, other tenants' workloads.",
        Remedy = "Give the workload a process namespace of its own; take hostPID or --pid=host from the template.",
        References = [Nist80053.Sc39, Nist80053.Ac3, CisDocker.HostPid, Attack.T1057],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage => [new Draft("", [Sys.Call("kill", stage.HostProcess, 0)])]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "signal 0 to a host process"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "a process of the host could be signalled", Errno.ESRCH)),
    };
}
