namespace Validation.Controls.Runtime.Admission;

internal static class HostIpcRefused
{
    private static readonly Refused Try = new(Attempts.HostIpc, "a pod in the host's IPC namespace",
        @"host[- ]?ipc|host[- ]?namespaces?");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-006",
        Title = "A pod in the host's IPC namespace is refused",
        Subarea = "Admission",
        Severity = Severity.High,
        Why = "Shared memory and message queues of the node's own programs are then the workload's, too.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Sc4, Nist80053.Sc39, CisKubernetes.HostIpc, NsaCisa.HostNamespaces, Attack.T1611,
            Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
