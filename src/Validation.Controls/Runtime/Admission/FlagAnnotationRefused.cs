using Validation.Controls.Catalogue;
using Validation.Controls.Judging.Cluster;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Runtime.Admission;

internal static class FlagAnnotationRefused
{
    private static readonly Refused Try = new(Attempts.FlagAnnotation, "a pod with an annotation dev.gvisor.flag.*", @"annotation|dev\.gvisor");

    public static readonly Control Definition = new()
    {
        Id = "RUN-ADM-013",
        Title = "A pod that brings flags for gVisor in its annotations is refused",
        Subarea = "Admission",
        Severity = Severity.High,
        Why = "Where runsc runs with --allow-flag-override, an annotation of the pod turns its protections off: the workload says itself how well it is locked in.",
        Remedy = "Refuse pods with annotations dev.gvisor.flag.* (the shipped webhook in deploy/, or a policy), and do not run runsc with --allow-flag-override.",
        References = [Nist80053.Cm6, Nist80053.Cm7, Nist800190.InsecureConfiguration, Attack.T1562, Attack.T1610, GVisor.SecurityModel, Kubernetes.Admission],
        HeldBy = HeldBy.Template,
        Surroundings = Surroundings.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
