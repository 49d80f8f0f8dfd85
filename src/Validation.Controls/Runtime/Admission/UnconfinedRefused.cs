namespace Validation.Controls.Runtime.Admission;

internal static class UnconfinedRefused
{
    private static readonly Refused Try = new(Attempts.SeccompUnconfined, "a pod without a system call filter", @"seccomp");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-012",
        Title = "A pod without a system call filter is refused",
        Subarea = "Admission",
        Severity = Severity.Medium,
        Why = "gVisor ignores the profile, runc lives by it: the day a node falls back to runc, its whole kernel is open to the "
            + "workload.",
        Remedy = AdmissionRemedy.Standards,
        References = [Nist80053.Cm7, CisKubernetes.Seccomp, CisKubernetes.SecurityContext, NsaCisa.Hardening, Attack.T1068,
            Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
