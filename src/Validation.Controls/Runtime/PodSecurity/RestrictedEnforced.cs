namespace Validation.Controls.Runtime.PodSecurity;

internal static class RestrictedEnforced
{
    private const string Label = "pod-security.kubernetes.io/enforce";
    private const string Restricted = "restricted";

    public static readonly Control Definition = new()
    {
        Id = "RUN-PSA-001",
        Title = "The namespace enforces the Pod Security standard \"restricted\"",
        Subarea = "Pod security",
        Severity = Severity.High,
        Why = "The label makes the API server itself refuse privileged pods, host namespaces, host paths and root: a floor below "
            + "every policy engine, which nobody has to install. API servers before 1.23 do not know it; the admission controls "
            + "show what is refused in fact.",
        Remedy = "`kubectl label namespace NAME pod-security.kubernetes.io/enforce=restricted`.",
        References = [Nist80053.Cm6, Nist80053.Ac6, Nist800190.InsecureConfiguration, CisKubernetes.PolicyControl,
            CisKubernetes.SecurityContext, Kubernetes.SecurityAdmission, Kubernetes.SecurityStandards],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(Level(seen) != Restricted, "the namespace should not enforce the standard here, and does"),
        Expect = new(seen => Finding.Unless(Level(seen) == Restricted, Level(seen) switch
        {
            null => $"the namespace '{seen.Namespace.Name}' enforces no Pod Security standard: it has no label {Label}",
            "baseline" =>
                $"the namespace '{seen.Namespace.Name}' enforces the standard 'baseline' only, which lets pods run as root and "
                    + "gain privileges",
            var level => $"the namespace '{seen.Namespace.Name}' enforces the standard '{level}'",
        })),
    };

    private static string? Level(Seen seen) => seen.Namespace.Labels.GetValueOrDefault(Label);
}
