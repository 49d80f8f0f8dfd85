namespace Validation.Controls.Runtime.Admission;

internal static class HostNetworkRefused
{
    private static readonly Refused Try = new(Attempts.HostNetwork, "a pod in the host's network namespace",
        @"host[- ]?network|host[- ]?namespaces?");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-005",
        Title = "A pod in the host's network namespace is refused",
        Subarea = "Admission",
        Severity = Severity.High,
        Why = "Network policies do not hold for a pod in the host's network: it reaches whatever the node reaches, its loopback "
            + "services among them.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Sc7, Nist800190.UnboundedNetwork, CisKubernetes.HostNetwork, NsaCisa.HostNetwork, Attack.T1046,
            Attack.T1611, Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
