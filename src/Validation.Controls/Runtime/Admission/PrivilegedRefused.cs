namespace Validation.Controls.Runtime.Admission;

internal static class PrivilegedRefused
{
    private static readonly Refused Try = new(Attempts.Privileged, "a privileged pod", @"\bprivileged\b");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-003",
        Title = "A privileged pod is refused",
        Subarea = "Admission",
        Severity = Severity.Critical,
        Why = "A privileged container has all capabilities and all devices. Under runc that is the node; under gVisor it is all "
            + "the rope that a flaw of the sentry needs.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Ac6, Nist800190.InsecureConfiguration, CisKubernetes.Privileged, NsaCisa.Privileged, Attack.T1610,
            Attack.T1611, Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
