namespace Validation.Controls.Network.NetworkPolicy;

internal static class TcpStopped
{
    private static readonly Outbound Try = new("tcp4", "policy-tcp");

    public static readonly Control Definition = new()
    {
        Id = "NET-POL-003",
        Title = "No TCP connection reaches a pod of another namespace",
        Subarea = "Network policy",
        Severity = Severity.High,
        Why = "A policy object is a wish. Network plugins that do not enforce it say nothing: only a connection that does not "
            + "arrive, while the same one from a pod without a policy does, shows that it is enforced.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, Nist800190.MixedTraffic,
            CisKubernetes.PolicyEnforcement, NsaCisa.Traffic, Attack.T1048, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod, Need.Listener],
        Probe = Probe.With(stage =>
            [
                Sockets.Connect("", Sys.Address(stage.ListenerV4, stage.TcpPort), Sockets.Message(stage, Try.Tag),
                    Connection.WaitMilliseconds),
            ]),
        Twin = Twin.Baseline,
        Exposed = Outbound.Arrived(Try),
        Expect = new(seen =>
        {
            seen.Heard(Try.Channel).ShouldNotContain(Try.Tag,
                "a pod of another namespace heard this pod: the policy is not there or not enforced");
            // The receiving end was alive and heard nothing: nobody there refused, so that a refusal comes from the way.
            Connection.EnsureDenied(seen.Fact, "a pod of another namespace", Errno.ECONNREFUSED);
        }),
    };
}
