namespace Validation.Controls.Isolation.PodNeighbours;

internal static class Environment
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-POD-002",
        Title = "The environment of the pod's other container cannot be read",
        Subarea = "Pod neighbours",
        Severity = Severity.Critical,
        Why = "Secrets of a Kubernetes pod reach their container as environment variables; who reads another container's has "
            + "them. " + Secret.Boundary,
        Remedy = Secret.Remedy,
        References = [Nist80053.Sc39, Nist80053.Ac3, Attack.T1552],
        HeldBy = HeldBy.Template,
        Variation = Variation.Neighbour,
        Probe = Secret.In(Trace.Environment),
        Twin = Twin.Opened,
        Exposed = seen => Secret.ShouldBeFound(seen, Trace.Environment),
        Expect = new(seen => Secret.ShouldStayHidden(seen, Trace.Environment)),
    };
}
