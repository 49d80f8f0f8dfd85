namespace Validation.Controls.Runtime.Admission;

internal static class HostPortRefused
{
    private static readonly Refused Try = new(Attempts.HostPort, "a pod that takes a port of the host", @"host[- ]?ports?");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-008",
        Title = "A pod that takes a port of the host is refused",
        Subarea = "Admission",
        Severity = Severity.Medium,
        Why = "A port of the node leads to the pod past services and, with many network plugins, past network policies.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Sc7, Nist800190.UnboundedNetwork, CisKubernetes.HostPorts, Attack.T1046,
            Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
