namespace Validation.Controls.Network.NetworkPolicy;

internal static class KubeletStopped
{
    private const string Name = "kubelet";

    public static readonly Control Definition = new()
    {
        Id = "NET-POL-006",
        Title = "The kubelet of the pod's node is not reached",
        Subarea = "Network policy",
        Severity = Severity.High,
        Why = "The kubelet executes commands in any pod of its node for whoever it takes for the API server, and some answer "
            + "anybody.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, CisKubernetes.PolicyEnforcement,
            Attack.T1609, Attack.T1613, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod, Need.Kubelet],
        Probe = Connection.To(Name),
        Twin = Twin.Baseline,
        Exposed = Connection.Stood(Name),
        Expect = new(Connection.DidNotStand(Name)),
    };
}
