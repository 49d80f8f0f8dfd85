namespace Validation.Controls.Network.NetworkPolicy;

internal static class UdpStopped
{
    private static readonly Outbound Try = new("udp4", "policy-udp");

    public static readonly Control Definition = new()
    {
        Id = "NET-POL-004",
        Title = "No UDP packet reaches a pod of another namespace",
        Subarea = "Network policy",
        Severity = Severity.High,
        Why = "Datagrams need no connection, and rules that were written for TCP let them through.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, Nist800190.MixedTraffic,
            CisKubernetes.PolicyEnforcement, NsaCisa.Traffic, Attack.T1048, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod, Need.Listener],
        Probe = Probe.With(stage =>
            [Sockets.Repeat("", Sys.Address(stage.ListenerV4, stage.UdpPort), Sockets.Message(stage, Try.Tag))]),
        Twin = Twin.Baseline,
        Exposed = Outbound.Arrived(Try),
        Expect = new(Outbound.Stopped(Try)),
    };
}
