namespace Validation.Controls.Runtime.Admission;

internal static class WrongClassRefused
{
    private static readonly Refused Try = new(Attempts.WrongClass, "a pod of another class", @"runtime[- ]?class|gvisor")
    {
        Mutated = Refused.HasTheClass,
    };

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-002",
        Title = "A pod of another class is refused, or given the right one",
        Subarea = "Admission",
        Severity = Severity.Critical,
        Why = "A class whose handler is runc leaves the sandbox out just as no class does, and looks in a manifest as if "
            + "something had been chosen.",
        Remedy = AdmissionRemedy.Class,
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist800190.RuntimeVulnerabilities, Nist800190.RogueContainers,
            CisKubernetes.PolicyControl, Attack.T1610, Kubernetes.RuntimeClass, Kubernetes.Admission],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Needs = [Need.OtherClass],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
