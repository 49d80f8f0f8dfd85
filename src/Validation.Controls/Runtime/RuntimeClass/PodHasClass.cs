namespace Validation.Controls.Runtime.RuntimeClass;

internal static class PodHasClass
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-CLS-005",
        Title = "The running pod carries the class that was asked for",
        Subarea = "Runtime class",
        Severity = Severity.Critical,
        Why = "Between the manifest and the node stand admission plugins and webhooks that may change or drop the class. What "
            + "counts is the pod as the API server holds it while it runs.",
        Remedy = "Compare the manifest with the pod read back (`kubectl get pod -o yaml`), and look for the mutating webhook "
            + "that rewrites runtimeClassName.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist800190.RuntimeVulnerabilities, Attack.T1610, Kubernetes.RuntimeClass,
            Nist80053.Si7],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Pod.Handler is not { } handler || !RuntimeKinds.NamesGVisor(handler),
                "the pod should have no class of gVisor's here, and has one"),
        Expect = new(seen =>
        {
            var asked = seen.Pod.EvaluationClass
                ?? throw new CannotTellException("there is no RuntimeClass of the name that the pod was launched with");
            Finding.Unless(seen.Pod.RuntimeClass == asked.Name,
                $"the pod runs with the class '{seen.Pod.RuntimeClass ?? "none"}' where '{asked.Name}' was asked for");
        }),
    };
}
