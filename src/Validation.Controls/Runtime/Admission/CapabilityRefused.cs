namespace Validation.Controls.Runtime.Admission;

internal static class CapabilityRefused
{
    private static readonly Refused Try = new(Attempts.Capability, "a pod that adds a capability", @"capabilit|SYS_ADMIN");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-009",
        Title = "A pod that adds a capability is refused",
        Subarea = "Admission",
        Severity = Severity.High,
        Why = "CAP_SYS_ADMIN under runc is all but root on the node. Under gVisor it opens the parts of the sentry that an "
            + "attacker would start with.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Ac6, Nist80053.Ac6X10, CisKubernetes.Capabilities, NsaCisa.Capabilities, Attack.T1068,
            Attack.T1611, Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
