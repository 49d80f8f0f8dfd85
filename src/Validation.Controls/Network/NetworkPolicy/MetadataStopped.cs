namespace Validation.Controls.Network.NetworkPolicy;

internal static class MetadataStopped
{
    private const string Name = "metadata";

    public static readonly Control Definition = new()
    {
        Id = "NET-POL-007",
        Title = "The cloud's metadata service is not reached",
        Subarea = "Network policy",
        Severity = Severity.Critical,
        Why = "The metadata service hands the node's own credentials to whoever asks from there: the shortest way from a pod to "
            + "the cloud account.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, CisKubernetes.PolicyEnforcement,
            Attack.T1552, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod, Need.Metadata],
        Probe = Connection.To(Name),
        Twin = Twin.Baseline,
        Exposed = Connection.Stood(Name),
        Expect = new(Connection.DidNotStand(Name)),
    };
}
