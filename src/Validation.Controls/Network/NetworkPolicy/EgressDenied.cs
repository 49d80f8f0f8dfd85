namespace Validation.Controls.Network.NetworkPolicy;

internal static class EgressDenied
{
    public static readonly Control Definition = new()
    {
        Id = "NET-POL-001",
        Title = "A network policy governs the egress of evaluation pods: what it does not allow is denied",
        Subarea = "Network policy",
        Severity = Severity.High,
        Why = "Traffic that no policy governs is allowed. Untrusted code without a bound on where it connects can carry out what "
            + "it was given, and attack what stands around it.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, CisKubernetes.NetworkPolicies,
            NsaCisa.Traffic, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => Finding.Unless(!IsGoverned(seen), "no policy should govern egress here, and one does"),
        Expect = new(seen =>
            Finding.Unless(IsGoverned(seen),
                "no network policy that selects the pods governs their egress: all of it is allowed")),
    };

    private static bool IsGoverned(Seen seen) =>
        seen.NetworkPolicies.Any(policy => (policy.SelectsAll || policy.SelectsSubject) && policy.GovernsEgress);
}
