namespace Validation.Controls.Runtime.Quota;

internal static class PodsBounded
{
    private static readonly Bound Bound = new("the number of pods", "pods", "count/pods");

    public static readonly Control Definition = new()
    {
        Id = "RUN-QUO-001",
        Title = "A quota bounds how many pods the namespace may have",
        Subarea = "Quota",
        Severity = Severity.Medium,
        Why = "Who can submit work can submit much of it. Without a bound one user's pods fill the nodes, and the address space "
            + "of the pod network.",
        Remedy = "Create a ResourceQuota in the namespace with hard: pods, limits.cpu, limits.memory (deploy/ brings one).",
        References = [Nist80053.Sc5, Attack.T1496, Attack.T1499, Kubernetes.Quotas],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Bound.IsOpen,
        Expect = new(Bound.IsHeld),
    };
}
