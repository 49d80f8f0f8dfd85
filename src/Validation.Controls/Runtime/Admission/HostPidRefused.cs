namespace Validation.Controls.Runtime.Admission;

internal static class HostPidRefused
{
    private static readonly Refused Try = new(Attempts.HostPid, "a pod in the host's process namespace",
        @"host[- ]?pid|host[- ]?namespaces?");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-004",
        Title = "A pod in the host's process namespace is refused",
        Subarea = "Admission",
        Severity = Severity.High,
        Why = "Who shares the host's process namespace sees what runs on the node, with its arguments and environment, and can "
            + "signal it.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Sc39, Nist800190.InsecureConfiguration, CisKubernetes.HostPid, NsaCisa.HostNamespaces,
            Attack.T1057, Attack.T1611, Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
