namespace Validation.Controls.Runtime.Admission;

internal static class FlagAnnotationRefused
{
    private static readonly Refused[] Tries =
    [
        new(Attempts.FlagAnnotation, "a pod with an annotation dev.gvisor.flag.*", @"annotation|dev\.gvisor"),
        new(Attempts.SettingAnnotation, "a pod with an annotation dev.gvisor.bundle.*", @"annotation|dev\.gvisor"),
    ];

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-013",
        Title = "A pod that brings flags for gVisor in its annotations is refused",
        Subarea = "Admission",
        Severity = Severity.High,
        Why = "An annotation of the pod turns protections of its sandbox off: the workload says itself how well it is locked in. "
            + "With --allow-flag-override any flag; without it host sockets, logs of system calls, overlays, "
            + "and bundles of flags that overrule the operator's.",
        Remedy = "Refuse pods with annotations dev.gvisor.*, all of them (the shipped webhook in deploy/, or a policy), and do "
            + "not run runsc with --allow-flag-override.",
        References = [Nist80053.Cm6, Nist80053.Cm7, Nist800190.InsecureConfiguration, Attack.T1562, Attack.T1610,
            GVisor.SecurityModel, Kubernetes.Admission],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => Array.ForEach(Tries, one => one.WasAccepted(seen)),
        Expect = new(seen => Array.ForEach(Tries, one => one.IsRefused(seen))),
    };
}
