namespace Validation.Controls.Runtime.Quota;

internal static class ProcessorBounded
{
    private static readonly Bound Bound = new("processor time", "limits.cpu");

    public static readonly Control Definition = new()
    {
        Id = "RUN-QUO-002",
        Title = "A quota bounds the processor time that the namespace's pods may use",
        Subarea = "Quota",
        Severity = Severity.Medium,
        Why = "Pods that may use any number of cores take them from the platform and from each other; code that mines is written "
            + "for such places.",
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
