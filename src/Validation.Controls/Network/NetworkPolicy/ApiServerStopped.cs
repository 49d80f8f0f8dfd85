namespace Validation.Controls.Network.NetworkPolicy;

internal static class ApiServerStopped
{
    private const string Name = "api server";

    public static readonly Control Definition = new()
    {
        Id = "NET-POL-005",
        Title = "The API server is not reached",
        Subarea = "Network policy",
        Severity = Severity.High,
        Why = "The API server is the way to everything in a cluster. Code that cannot connect to it can use neither a stolen "
            + "token nor a flaw of it.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, CisKubernetes.PolicyEnforcement,
            Attack.T1552X7, Attack.T1613, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod, Need.ApiServer],
        Probe = Connection.To(Name),
        Twin = Twin.Baseline,
        Exposed = Connection.Stood(Name),
        Expect = new(Connection.DidNotStand(Name)),
    };
}
