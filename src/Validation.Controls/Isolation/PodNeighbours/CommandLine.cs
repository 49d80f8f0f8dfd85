namespace Validation.Controls.Isolation.PodNeighbours;

internal static class CommandLine
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-POD-001",
        Title = "The processes of the pod's other container are not seen",
        Subarea = "Pod neighbours",
        Severity = Severity.High,
        Why = "A sidecar runs what the workload is not to know of, and its command line tells which program, and often with "
            + "which password. " + Secret.Boundary,
        Remedy = Secret.Remedy,
        References = [Nist80053.Sc39, Nist80053.Ac3, Attack.T1057],
        HeldBy = HeldBy.Template,
        Variation = Variation.Neighbour,
        Probe = Secret.In(Trace.CommandLine),
        Twin = Twin.Opened,
        Exposed = seen => Secret.ShouldBeFound(seen, Trace.CommandLine),
        Expect = new(seen => Secret.ShouldStayHidden(seen, Trace.CommandLine)),
    };
}
