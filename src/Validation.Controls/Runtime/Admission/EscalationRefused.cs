namespace Validation.Controls.Runtime.Admission;

internal static class EscalationRefused
{
    private static readonly Refused Try = new(Attempts.PrivilegeEscalation, "a pod that allows privilege escalation",
        @"privilege[- ]?escalation");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-011",
        Title = "A pod whose processes may gain privileges is refused",
        Subarea = "Admission",
        Severity = Severity.Medium,
        Why = "Without no_new_privs a set-user-ID program in any image hands root to the workload.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Ac6X10, CisKubernetes.PrivilegeEscalation, NsaCisa.PrivilegeEscalation, Attack.T1548,
            Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
