using Validation.Controls.Readings;
using Validation.Controls.Seeing.Cluster;
using Validation.Protocol;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>For each control about a cluster what breaks it, and what the finding then says.</summary>
internal static class Breakages
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static IReadOnlyDictionary<string, (Func<World, World> Breakage, string Finding)> Of { get; } =
        new Dictionary<string, (Func<World, World>, string)>
        {
            ["RUN-CLS-001"] = (Class(null), "there is no RuntimeClass of the name that the pods are launched with"),
            ["RUN-CLS-002"] = (Class(Worlds.RuntimeClass with { Handler = "runc" }), "the class 'gvisor' has the handler 'runc'"),
            ["RUN-CLS-003"] = (Class(Worlds.RuntimeClass with { NodeSelector = Nothing }),
                "the class 'gvisor' has no node selector"),
            ["RUN-CLS-004"] = (Class(Worlds.RuntimeClass with { Overhead = Nothing }),
                "the class 'gvisor' names no memory for the sandbox itself"),
            ["RUN-CLS-005"] = (world => world.WithPod(pod => pod with { RuntimeClass = "runc" }),
                "the pod runs with the class 'runc' where 'gvisor' was asked for"),
            ["RUN-CLS-006"] = (world => world.WithPod(pod => pod with { Overhead = Nothing }),
                "its sandbox is charged to nobody"),
            ["RUN-CLS-007"] = (Accepted(Attempts.MissingClass), "a pod of a class that does not exist was accepted"),
            ["RUN-ADM-001"] = (Accepted(Attempts.NoClass), "a pod without a class was accepted (201), class none"),
            ["RUN-ADM-002"] = (world => world.Trying(Attempts.WrongClass, Worlds.Accepted with { RuntimeClass = "runc" }),
                "a pod of another class was accepted (201), class runc"),
            ["RUN-ADM-003"] = (Accepted(Attempts.Privileged), "a privileged pod was accepted"),
            ["RUN-ADM-004"] = (Accepted(Attempts.HostPid), "a pod in the host's process namespace was accepted"),
            ["RUN-ADM-005"] = (Accepted(Attempts.HostNetwork), "a pod in the host's network namespace was accepted"),
            ["RUN-ADM-006"] = (Accepted(Attempts.HostIpc), "a pod in the host's IPC namespace was accepted"),
            ["RUN-ADM-007"] = (Accepted(Attempts.HostPath), "a pod that mounts a directory of the host was accepted"),
            ["RUN-ADM-008"] = (Accepted(Attempts.HostPort), "a pod that takes a port of the host was accepted"),
            ["RUN-ADM-009"] = (Accepted(Attempts.Capability), "a pod that adds a capability was accepted"),
            ["RUN-ADM-010"] = (Accepted(Attempts.Root), "a pod that runs as root was accepted"),
            ["RUN-ADM-011"] = (Accepted(Attempts.PrivilegeEscalation), "a pod that allows privilege escalation was accepted"),
            ["RUN-ADM-012"] = (Accepted(Attempts.SeccompUnconfined), "a pod without a system call filter was accepted"),
            ["RUN-ADM-013"] = (Accepted(Attempts.FlagAnnotation), "a pod with an annotation dev.gvisor.flag.* was accepted"),
            ["RUN-ADM-014"] = (Accepted(Attempts.NodeName), "a pod that names its node was accepted"),
            ["RUN-QUO-001"] =
                (Quota(("limits.cpu", "20")), "no quota of the namespace bounds the number of pods (pods, count/pods)"),
            ["RUN-QUO-002"] = (Quota(("pods", "50"), ("requests.cpu", "20")), "no quota of the namespace bounds processor time"),
            ["RUN-QUO-003"] = (Quota(("pods", "50"), ("requests.memory", "20Gi")), "no quota of the namespace bounds memory"),
            ["RUN-QUO-004"] = (Accepted(Attempts.Huge), "a pod beyond any quota was accepted"),
            ["RUN-QUO-005"] = (Accepted(Attempts.NoLimits), "a pod without limits was accepted (201), class none, limits []"),
            ["RUN-QUO-006"] = (world =>
                world.WithPod(pod => pod with { Limits = new Dictionary<string, string> { ["cpu"] = "1" } }),
                "the pod has limits for [cpu] only, where [cpu, memory] are needed"),
            ["RUN-PSA-001"] = (Label("baseline"), "the namespace 'evaluations' enforces the standard 'baseline' only"),
            ["RUN-LIV-001"] = (Living(pod => pod with { RuntimeClass = null }),
                "evaluation-1 (Job/evaluation, on node-1, since 2026-11-21 22:05Z) has the class 'none'"),
            ["RUN-LIV-002"] = (Living(pod => pod with { Weaker = ["it runs as root", "it mounts /var/log of the host"] }),
                "evaluation-1 (Job/evaluation, on node-1, since 2026-11-21 22:05Z) [it runs as root; it mounts /var/log of the "
                    + "host]"),
            ["RUN-NOD-001"] =
                (Third(node =>
                    node with { Failure = "the pod did not start: no runtime for \"runsc\" is configured", Traits = Nothing }),
                    "1 of 3 nodes could not be measured, 1: node-3: the pod did not start"),
            ["RUN-NOD-002"] = (Third(_ => Worlds.Node("node-3", "4.19.0")),
                "nodes differ, 1: node-3 has kernel release '4.19.0' where 2 of 3 nodes have kernel release '4.4.0'"),
            ["RUN-NOD-003"] = (Third(node => node with { KernelVersion = "5.10.0" }),
                "nodes differ, 1: node-3 has kernel '5.10.0' where 2 of 3 nodes have kernel '6.1.0'"),
            ["RUN-NOD-004"] = (Third(node => node with { ContainerRuntime = "containerd://1.4.13" }),
                "nodes differ, 1: node-3 has container runtime 'containerd://1.4.13'"),
            ["NET-POL-001"] = (Policies(Worlds.Policy with { GovernsEgress = false, DeniesEgress = false }),
                "no network policy that selects the pods governs their egress"),
            ["NET-POL-002"] = (Policies(Worlds.Policy with { SelectsAll = false, SelectsSubject = false }),
                "no network policy that selects the pods governs their ingress"),
            ["NET-POL-003"] = (world => Reached(world) with { Heard = ["policy-tcp"] },
                "a pod of another namespace heard this pod: the policy is not there or not enforced"),
            ["NET-POL-004"] = (world => world with { Heard = ["policy-udp"] },
                "the listener outside heard the guest's nonce on udp4"),
            ["NET-POL-005"] = (Reached, "the pod reached the api server at 10.96.0.1:443"),
            ["NET-POL-006"] = (Reached, "the pod reached the kubelet at 192.0.2.10:10250"),
            ["NET-POL-007"] = (Reached, "the pod reached the metadata at 169.254.169.254:80"),
            ["NET-POL-008"] = (Reached, "the pod reached the etcd at 192.0.2.10:2379"),
            ["NET-POL-009"] = (world => world.Answering("recvfrom", new Answer { Value = 90, Hex = "5644" }),
                "the name server at 10.96.0.10:53 answered the pod"),
            ["ISO-POD-001"] = (Found, "the command line of the pod's other container was read: it is process 7 here"),
            ["ISO-POD-002"] = (Found, "the environment of the pod's other container was read: it is process 7 here"),
            ["ISO-POD-003"] = (Found, "the file of the pod's other container was read: it is process 7 here"),
            ["ISO-POD-004"] = (Found, "the open file of the pod's other container was read: it is process 7 here"),
            ["ISO-POD-005"] = (Found, "the memory of the pod's other container was read: it is process 7 here"),
            ["ISO-POD-006"] = (world =>
                world with { Neighbour = Reading.Of(Worlds.NeighbourBeside(Worlds.Neighbour, signalled: true)) },
                "a signal to every process arrived in the pod's other container"),
            ["ISO-TOK-001"] = (Token, "a file of 911 bytes that begins with 'eyJ' is mounted where service-account tokens are"),
            ["ISO-TOK-002"] = (Rights("list configmaps"), "the account 'evaluations/default' may do more, 1: list configmaps"),
            ["ISO-TOK-003"] = (Rights("list configmaps", "get secrets", "* *.apps"),
                "may take other pods over, 2: get secrets; * *.apps"),
        };

    private static World Reached(World world) => world.Answering("(poll)", new Answer { Value = 4 });

    private static World Found(World world) => world.Answering("(search)", Worlds.Found);

    private static World Token(World world) =>
        world.Answering("openat", Worlds.Twin.Answers["openat"]).Answering("read", Worlds.Twin.Answers["read"]).Answering("lseek",
            Worlds.Twin.Answers["lseek"]);

    private static Func<World, World> Accepted(string attempt) => world => world.Trying(attempt, Worlds.AcceptedAsItIs);

    private static Func<World, World> Class(RuntimeClassView? view) =>
        world => world.With(cluster => cluster with { RuntimeClass = Reading.Of(view) });

    private static Func<World, World> Quota(params (string Name, string Quantity)[] hard) =>
        world => world.With(cluster => cluster with
    {
        Quotas = Reading.Of<IReadOnlyList<QuotaView>>(
            [new QuotaView("evaluations", hard.ToDictionary(one => one.Name, one => one.Quantity))]),
    });

    private static Func<World, World> Label(string level) => world => world.With(cluster => cluster with
    {
        Namespace = Reading.Of(
            new NamespaceView("evaluations", new Dictionary<string, string> { ["pod-security.kubernetes.io/enforce"] = level })),
    });

    private static Func<World, World> Living(Func<LivingPodView, LivingPodView> change) =>
        world => world.With(cluster => cluster with
    {
        Pods =
            Reading.Of<IReadOnlyList<LivingPodView>>([Worlds.LivingPod with { Name = "evaluation-2" }, change(Worlds.LivingPod)]),
    });

    private static Func<World, World> Third(Func<NodeView, NodeView> change) => world => world.With(cluster => cluster with
    {
        Nodes = Reading.Of<IReadOnlyList<NodeView>>([.. cluster.Nodes.Value.Take(2), change(cluster.Nodes.Value[2])]),
    });

    private static Func<World, World> Policies(params PolicyView[] policies) => world => world.With(cluster => cluster with
    {
        NetworkPolicies = Reading.Of<IReadOnlyList<PolicyView>>(policies),
    });

    private static Func<World, World> Rights(params string[] more) => world => world.With(cluster => cluster with
    {
        Rights =
            Reading.Of(new RightsView { Account = "evaluations/default", Rights = [.. cluster.Rights.Value.Rights, .. more] }),
    });
}
