namespace Validation.Controls.Runtime.RuntimeClass;

internal static class ClassHasOverhead
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-CLS-004",
        Title = "The class accounts for what the sandbox itself takes",
        Subarea = "Runtime class",
        Severity = Severity.Low,
        Why = "gVisor's own processes take memory and time beside the workload's. Where the class does not say how much, nodes "
            + "are filled beyond what they have, and quotas count too little.",
        Remedy = "Give the class overhead.podFixed with memory and cpu as measured (about 64 Mi for an idle sandbox).",
        References = [Nist80053.Sc5, Attack.T1499, GVisor.Resources, Kubernetes.Overhead],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.RuntimeClass is not { Overhead.Count: > 0 },
                "no overhead should be accounted for here, and one is"),
        Expect = new(seen =>
            Finding.Unless(seen.ExistingClass.Overhead.ContainsKey("memory"),
                $"the class '{seen.ExistingClass.Name}' names no memory for the sandbox itself (overhead.podFixed)")),
    };
}
