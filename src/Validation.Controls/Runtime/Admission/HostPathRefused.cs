namespace Validation.Controls.Runtime.Admission;

internal static class HostPathRefused
{
    private static readonly Refused Try = new(Attempts.HostPath, "a pod that mounts a directory of the host", @"host[- ]?path");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-007",
        Title = "A pod that mounts a directory of the host is refused",
        Subarea = "Admission",
        Severity = Severity.Critical,
        Why = "A mounted directory of the node is a door out of every sandbox: the kubelet's credentials, the container engine's "
            + "socket and other pods' volumes lie in the file system of the node.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, CisKubernetes.HostPath, Attack.T1611, GVisor.SecurityModel,
            Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
