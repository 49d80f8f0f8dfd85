namespace Validation.Controls.Network.NetworkPolicy;

internal static class IngressDenied
{
    public static readonly Control Definition = new()
    {
        Id = "NET-POL-002",
        Title = "A network policy governs the ingress of evaluation pods: what it does not allow is denied",
        Subarea = "Network policy",
        Severity = Severity.Medium,
        Why = "Pods that anybody may connect to can be fed by other pods, and evaluation pods can be made to serve each other.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, CisKubernetes.NetworkPolicies,
            NsaCisa.Traffic, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => Finding.Unless(!IsGoverned(seen), "no policy should govern ingress here, and one does"),
        Expect = new(seen =>
            Finding.Unless(IsGoverned(seen),
                "no network policy that selects the pods governs their ingress: all of it is allowed")),
    };

    private static bool IsGoverned(Seen seen) =>
        seen.NetworkPolicies.Any(policy => (policy.SelectsAll || policy.SelectsSubject) && policy.GovernsIngress);
}
