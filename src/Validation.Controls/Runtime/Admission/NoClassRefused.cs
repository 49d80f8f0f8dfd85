namespace Validation.Controls.Runtime.Admission;

internal static class NoClassRefused
{
    private static readonly Refused Try = new(Attempts.NoClass, "a pod without a class", @"runtime[- ]?class|gvisor")
    {
        Mutated = Refused.HasTheClass,
    };

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-001",
        Title = "A pod without the class is refused, or given it",
        Subarea = "Admission",
        Severity = Severity.Critical,
        Why = "A pod that names no class runs under runc, directly on the kernel of its node. Whoever may create pods, or makes "
            + "a mistake in a manifest, must not be able to leave the sandbox out.",
        Remedy = AdmissionRemedy.Class,
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist800190.RuntimeVulnerabilities, Nist800190.RogueContainers,
            CisKubernetes.PolicyControl, Attack.T1610, Kubernetes.RuntimeClass, Kubernetes.Admission],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
