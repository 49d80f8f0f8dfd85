namespace Validation.Controls.Isolation.PodNeighbours;

internal static class OpenFile
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-POD-004",
        Title = "An open file of the pod's other container cannot be opened again",
        Subarea = "Pod neighbours",
        Severity = Severity.Critical,
        Why = "/proc/PID/fd opens what another process holds open, even a file that was deleted or never had a name: keys are "
            + "passed on in such files because nobody else can reach them. " + Secret.Boundary,
        Remedy = Secret.Remedy,
        References = [Nist80053.Sc39, Nist80053.Ac3, Attack.T1552],
        HeldBy = HeldBy.Template,
        Variation = Variation.Neighbour,
        Probe = Secret.In(Trace.OpenFile),
        Twin = Twin.Opened,
        Exposed = seen => Secret.ShouldBeFound(seen, Trace.OpenFile),
        Expect = new(seen => Secret.ShouldStayHidden(seen, Trace.OpenFile)),
    };
}
