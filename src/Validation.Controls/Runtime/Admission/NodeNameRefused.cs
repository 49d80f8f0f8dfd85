namespace Validation.Controls.Runtime.Admission;

internal static class NodeNameRefused
{
    private static readonly Refused Try = new(Attempts.NodeName, "a pod that names its node", @"node[- ]?name|scheduler");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-014",
        Title = "A pod that names its node is refused",
        Subarea = "Admission",
        Severity = Severity.Medium,
        Why = "A pod with a node's name goes past the scheduler, and so past the class's node selector, taints and what else "
            + "keeps evaluation pods off the platform's own nodes.",
        Remedy = "Have admission refuse pods with spec.nodeName (the shipped webhook in deploy/, or a policy); the node itself "
            + "is chosen by the class's scheduling and the pod's affinity.",
        References = [Nist80053.Cm6, Nist800190.MixedWorkloads, Attack.T1610, Kubernetes.Scheduling, Kubernetes.Admission],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
