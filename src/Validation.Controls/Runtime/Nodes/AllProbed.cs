namespace Validation.Controls.Runtime.Nodes;

internal static class AllProbed
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-NOD-001",
        Title = "Every node that evaluation pods can land on starts them, and was measured",
        Subarea = "Nodes",
        Severity = Severity.High,
        Why = "The scheduler may send the next pod to any of these nodes. One of them without gVisor, or which could not be "
            + "asked, is a gap that the others' results say nothing about.",
        Remedy = "See why the pod did not start there (`kubectl describe node`, the pod's events): install gVisor and its "
            + "handler, or take the node's label or add a taint.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist80053.Si6, Nist800190.RuntimeVulnerabilities, Kubernetes.Scheduling,
            Kubernetes.RuntimeClass],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Needs = [Need.EveryNode],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Nodes.Any(node => node.Failure is null && node.Traits.Count > 0),
                "at least one node should answer here, and none did"),
        Expect = new(seen =>
        {
            NodeView[] silent = [.. seen.Nodes.Where(node => node.Failure is not null)];
            Finding.Unless(silent.Length == 0,
                $"{silent.Length} of {seen.Nodes.Count} nodes could not be "
                    + $"measured, {Asking.Listed([.. silent.Select(node => $"{node.Name}: {node.Failure}")])}");
        }),
    };
}
