namespace Validation.Controls.Isolation.PodNeighbours;

internal static class Memory
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-POD-005",
        Title = "The memory of the pod's other container cannot be read",
        Subarea = "Pod neighbours",
        Severity = Severity.Critical,
        Why = "/proc/PID/mem is all that a process knows: keys, tokens, other people's data. Reading it takes the right to trace "
            + "the process, so that this says, too, that it cannot be traced. " + Secret.Boundary,
        Remedy = Secret.Remedy,
        References = [Nist80053.Sc39, Nist80053.Sc4, Attack.T1552],
        HeldBy = HeldBy.Template,
        Variation = Variation.Neighbour,
        Probe = Secret.In(Trace.Memory),
        Twin = Twin.Opened,
        Exposed = seen => Secret.ShouldBeFound(seen, Trace.Memory),
        Expect = new(seen => Secret.ShouldStayHidden(seen, Trace.Memory)),
    };
}
