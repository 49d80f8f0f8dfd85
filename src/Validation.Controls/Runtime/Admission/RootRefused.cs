namespace Validation.Controls.Runtime.Admission;

internal static class RootRefused
{
    private static readonly Refused Try = new(Attempts.Root, "a pod that runs as root",
        @"run-?as-?non-?root|run-?as-?user|non-?root|as root|root user|\buid\b|user id");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-010",
        Title = "A pod that runs as root is refused",
        Subarea = "Admission",
        Severity = Severity.High,
        Why = "Root in the container is one flaw away from root on the node, and needs no flaw where a directory of the host is "
            + "mounted.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Ac6, Nist80053.Ac6X10, CisKubernetes.Root, NsaCisa.NonRoot, Attack.T1068, Attack.T1611,
            Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
