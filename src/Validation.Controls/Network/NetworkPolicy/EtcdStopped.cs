namespace Validation.Controls.Network.NetworkPolicy;

internal static class EtcdStopped
{
    private const string Name = "etcd";

    public static readonly Control Definition = new()
    {
        Id = "NET-POL-008",
        Title = "The cluster's database is not reached",
        Subarea = "Network policy",
        Severity = Severity.Critical,
        Why = "Who writes to etcd is the cluster's administrator, past every check of the API server.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, CisKubernetes.PolicyEnforcement,
            Attack.T1552, Attack.T1613, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod, Need.Etcd],
        Probe = Connection.To(Name),
        Twin = Twin.Baseline,
        Exposed = Connection.Stood(Name),
        Expect = new(Connection.DidNotStand(Name)),
    };
}
