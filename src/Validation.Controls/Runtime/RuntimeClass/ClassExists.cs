namespace Validation.Controls.Runtime.RuntimeClass;

internal static class ClassExists
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-CLS-001",
        Title = "The RuntimeClass of evaluation pods exists",
        Subarea = "Runtime class",
        Severity = Severity.Critical,
        Why = "A pod gets gVisor by the name of a RuntimeClass. Without the object no pod of the class can be created, and the "
            + "first thing that a hurried fix leaves out is the class.",
        Remedy = "Create the class: `kubectl apply -k deploy/`, or a RuntimeClass of the name that the pods use.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist800190.RuntimeVulnerabilities, Attack.T1610, Kubernetes.RuntimeClass],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.RuntimeClass is not { } one || !RuntimeKinds.NamesGVisor(one.Handler),
                "no class of gVisor's should be in use here, and one is"),
        Expect = new(seen =>
            Finding.Unless(seen.RuntimeClass is not null,
                "there is no RuntimeClass of the name that the pods are launched with")),
    };
}
