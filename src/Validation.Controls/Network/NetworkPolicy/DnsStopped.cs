namespace Validation.Controls.Network.NetworkPolicy;

internal static class DnsStopped
{
    private const string Name = "dns";
    private const int WaitMilliseconds = 1500;
    private const int SendCall = 1;
    private const int AnswerCall = 3;

    /// <summary>A name that the cluster's own server answers for: nothing of this goes further.</summary>
    private const string Question = "kubernetes.default.svc.cluster.local";

    private static readonly int[] Prohibited = [Errno.EPERM, Errno.EACCES, Errno.ENETUNREACH, Errno.EHOSTUNREACH];

    public static readonly Control Definition = new()
    {
        Id = "NET-POL-009",
        Title = "The cluster's name server does not answer",
        Subarea = "Network policy",
        Severity = Severity.Medium,
        Why = "Resolvers pass on what they are asked, so that names carry data out of a pod that may connect to nothing; and "
            + "they list every service of the cluster to who asks.",
        Remedy = NetworkPolicyRemedy.Text,
        References = [Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, CisKubernetes.PolicyEnforcement,
            NsaCisa.Traffic, Attack.T1046, Attack.T1048, Kubernetes.NetworkPolicies],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod, Need.Dns],
        Probe = Probe.With(stage => stage.Services.TryGetValue(Name, out var address)
            ? [Sockets.Ask("", Sys.Address(address), Packets.AddressQuery(Question), WaitMilliseconds)]
            : []),
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(IsAnswered(seen), $"the name server should answer here, and did not: {seen.Fact.ErrnoOf(AnswerCall)}"),
        Expect = new(seen =>
        {
            Finding.Unless(!IsAnswered(seen), $"the name server at {seen.Stage.Services[Name]} answered the pod");
            if (seen.Fact.Answers[SendCall].Errno is not 0 and var refused && !Prohibited.Contains(refused))
                throw new CannotTellException(
                    $"the question to the name server ended with {Errno.Name(refused)}, which is no denial by a policy");
            if (seen.Fact.Answers[AnswerCall].Errno is not Errno.EAGAIN and var failed && !Prohibited.Contains(failed)
                && seen.Fact.Answers[SendCall].Errno == 0)
                throw new CannotTellException(
                    $"the wait for the name server's answer ended with {Errno.Name(failed)}, which is no denial by a policy");
        }),
    };

    private static bool IsAnswered(Seen seen) => seen.Fact.Answers[AnswerCall] is { Errno: 0, Value: > 0 };
}
