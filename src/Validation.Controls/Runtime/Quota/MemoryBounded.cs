namespace Validation.Controls.Runtime.Quota;

internal static class MemoryBounded
{
    private static readonly Bound Bound = new("memory", "limits.memory");

    public static readonly Control Definition = new()
    {
        Id = "RUN-QUO-003",
        Title = "A quota bounds the memory that the namespace's pods may use",
        Subarea = "Quota",
        Severity = Severity.Medium,
        Why = "Memory cannot be shared out again once it is in use: where the sum of all limits is unbounded, the node's kernel "
            + "chooses whom to kill.",
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
