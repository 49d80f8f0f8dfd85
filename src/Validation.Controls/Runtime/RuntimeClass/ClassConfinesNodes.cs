namespace Validation.Controls.Runtime.RuntimeClass;

internal static class ClassConfinesNodes
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-CLS-003",
        Title = "The class confines its pods to chosen nodes",
        Subarea = "Runtime class",
        Severity = Severity.Medium,
        Why = "Without a node selector in the class the scheduler sends pods to nodes that have no gVisor, where they hang, or "
            + "where the handler's name means something else.",
        Remedy = "Give the class scheduling.nodeSelector with a label that only the nodes with gVisor have, and keep other pods "
            + "off them with a taint.",
        References = [Nist80053.Cm6, Nist800190.MixedWorkloads, Kubernetes.RuntimeClass, Kubernetes.Scheduling],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.RuntimeClass is not { NodeSelector.Count: > 0 },
                "pods should be free to go anywhere here, and a class confines them"),
        Expect = new(seen =>
            Finding.Unless(seen.ExistingClass.NodeSelector.Count > 0,
                $"the class '{seen.ExistingClass.Name}' has no node selector: its pods may be sent to any node")),
    };
}
