using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Controls.Seeing.Cluster;
using Validation.Protocol;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>A cluster as it should be, and what the harness's own namespace shows beside it.</summary>
internal static class Worlds
{
    public const string Class = "gvisor";

    private const string Silence = "the API server answered 503";

    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly Dictionary<string, string> Limits = new() { ["cpu"] = "500m", ["memory"] = "100Mi" };
    private static readonly Dictionary<string, string> Overhead = new() { ["memory"] = "64Mi", ["cpu"] = "10m" };
    private static readonly Answer InProgress = new() { Value = -1, Errno = Errno.EINPROGRESS };
    private static readonly Answer TryAgain = new() { Value = -1, Errno = Errno.EAGAIN };
    private static readonly Answer NoError = new() { Value = 0, Hex = "00000000" };
    private static readonly Answer NotThere = new() { Value = -1, Errno = Errno.ENOENT };

    public static AttemptView Accepted { get; } = new()
    {
        Accepted = true,
        Status = 201,
        Reason = "",
        Message = "",
        RuntimeClass = Class,
        Limits = Limits,
    };

    public static AttemptView AcceptedAsItIs { get; } = Accepted with { RuntimeClass = null, Limits = Nothing };

    public static RuntimeClassView RuntimeClass { get; } =
        new()
        {
            Name = Class,
            Handler = "runsc",
            NodeSelector = new Dictionary<string, string> { ["sandbox"] = "gvisor" },
            Overhead = Overhead,
        };

    public static PolicyView Policy { get; } = new()
    {
        Name = "deny", SelectsAll = true, SelectsSubject = true, DeniesIngress = true, DeniesEgress = true, GovernsIngress = true,
        GovernsEgress = true,
    };

    public static LivingPodView LivingPod { get; } = new()
    {
        Name = "evaluation-1", Node = "node-1", Owner = "Job/evaluation",
        Created = new DateTimeOffset(2026, 11, 21, 22, 5, 0, TimeSpan.Zero), RuntimeClass = Class, Weaker = [],
    };

    /// <summary>Its own processes, and what it may not look into.</summary>
    public static Answer Searched { get; } = Report("1 searched\n7 errno 13\n12 errno 2\n");

    public static Answer Found { get; } = Report("1 errno 2\n7 found\n12 searched\n");

    /// <summary>It looked three times, the probe beside it from 1.5 s to 2.5 s after the first.</summary>
    public static NeighbourView Neighbour { get; } = new()
    {
        Began = 1_500_000_000,
        Ended = 2_500_000_000,
        SharesNetwork = false,
        Looks = [
            .. Enumerable.Range(0, 3)
                .Select(second =>
                    new NeighbourLook(second * 1_500_000_000L, second == 0, [.. Trace.All.Select(trace => trace.Name)])),
        ],
    };

    public static World Subject { get; } = new()
    {
        Cluster = new ClusterView
        {
            Namespace = Reading.Of(new NamespaceView("evaluations",
                new Dictionary<string, string> { ["pod-security.kubernetes.io/enforce"] = "restricted" })),
            RuntimeClass = Reading.Of<RuntimeClassView?>(RuntimeClass),
            Attempts = Attempts.All.ToDictionary(name => name,
                name => Reading.Of(name == Attempts.Good ? Accepted : Refusal(Reasons[name]))),
            NetworkPolicies = Reading.Of<IReadOnlyList<PolicyView>>([Policy]),
            Quotas = Reading.Of<IReadOnlyList<QuotaView>>(
                [
                    new QuotaView("evaluations",
                        new Dictionary<string, string> { ["pods"] = "50", ["limits.cpu"] = "20", ["limits.memory"] = "20Gi" }),
                ]),
            Rights = Reading.Of(new RightsView
            {
                Account = "evaluations/default",
                Rights =
                [
                    "create selfsubjectaccessreviews.authorization.k8s.io", "create selfsubjectrulesreviews.authorization.k8s.io",
                    "get /.well-known/openid-configuration", "get /api", "get /api/*", "get /healthz", "get /openid/v1/jwks",
                    "get /version/",
                ],
            }),
            Pods = Reading.Of<IReadOnlyList<LivingPodView>>([LivingPod]),
            Nodes =
                Reading.Of<IReadOnlyList<NodeView>>([Node("node-1", "4.4.0"), Node("node-2", "4.4.0"), Node("node-3", "4.4.0")]),
        },
        Pod = Reading.Of(new PodView
        {
            Name = "probe", RuntimeClass = Class, Handler = "runsc", EvaluationClass = RuntimeClass, Node = "node-1",
            ServiceAccount = "default", Overhead = Overhead, Limits = Limits,
        }),
        Neighbour = Reading.Of(Neighbour),
        Heard = [],
        Answers = new Dictionary<string, Answer>
        {
            ["(search)"] = Searched,
            ["connect"] = InProgress, ["getsockopt"] = NoError, ["recvfrom"] = TryAgain, ["openat"] = NotThere,
            ["read"] = NotThere, ["lseek"] = NotThere,
        },
    };

    public static World Twin { get; } = new()
    {
        Cluster = new ClusterView
        {
            Namespace = Reading.Of(new NamespaceView("validation", Nothing)),
            RuntimeClass = Reading.Of<RuntimeClassView?>(null),
            Attempts = Attempts.All.ToDictionary(name => name, name => name switch
            {
                Attempts.Good => Reading.Of(Accepted),
                Attempts.MissingClass => Reading.Of(Refusal(Reasons[name])),
                Attempts.WrongClass => Reading.Of(Accepted with { RuntimeClass = "runc" }),
                _ => Reading.Of(AcceptedAsItIs),
            }),
            NetworkPolicies = Reading.Of<IReadOnlyList<PolicyView>>([]),
            Quotas = Reading.Of<IReadOnlyList<QuotaView>>([]),
            Rights = Reading.Of(
                new RightsView { Account = "validation/validation", Rights = ["create pods", "get /api", "get pods/log"] }),
            Pods = Reading.Of<IReadOnlyList<LivingPodView>>(
                [LivingPod with { Name = "listener", RuntimeClass = null, Weaker = ["runs as root"] }]),
            Nodes =
                Reading.Of<IReadOnlyList<NodeView>>([Node("node-1", "6.1.0"), Node("node-2", "6.1.0"), Node("node-3", "6.1.0")]),
        },
        Pod = Reading.Of(Subject.Pod.Value with { RuntimeClass = null, Handler = null, Overhead = Nothing, Limits = Nothing }),
        Neighbour = Reading.Of(NeighbourBeside(Neighbour, signalled: true)),
        Heard = ["policy-tcp", "policy-udp"],
        Answers = new Dictionary<string, Answer>
        {
            ["(search)"] = Found,
            ["connect"] = InProgress, ["(poll)"] = new() { Value = 5 }, ["getsockopt"] = NoError,
            ["recvfrom"] = new() { Value = 90, Hex = "5644" },
            ["openat"] = new() { Value = 3 }, ["read"] = new() { Value = 3, Text = "eyJ" }, ["lseek"] = new() { Value = 911 },
        },
    };

    /// <summary>The API server answers nothing, and every call of the probe fails for a reason that says nothing.</summary>
    public static World Unknown { get; } = new()
    {
        Cluster = new ClusterView
        {
            Namespace = Reading.Absent<NamespaceView>(Silence),
            RuntimeClass = Reading.Absent<RuntimeClassView?>(Silence),
            Attempts = new Dictionary<string, Reading<AttemptView>>(),
            NetworkPolicies = Reading.Absent<IReadOnlyList<PolicyView>>(Silence),
            Quotas = Reading.Absent<IReadOnlyList<QuotaView>>(Silence),
            Rights = Reading.Absent<RightsView>(Silence),
            Pods = Reading.Absent<IReadOnlyList<LivingPodView>>(Silence),
            Nodes = Reading.Absent<IReadOnlyList<NodeView>>(Silence),
        },
        Pod = Reading.Absent<PodView>(Silence),
        Neighbour = Reading.Absent<NeighbourView>(Silence),
        Heard = [],
        Answers = Subject.Answers.Keys.Append("socket").Append("sendto").ToDictionary(call => call,
            _ => new Answer { Value = -1, Errno = Errno.EIO }),
    };

    public static NeighbourView NeighbourBeside(NeighbourView neighbour, bool signalled) =>
        neighbour with
        {
            Looks = [.. neighbour.Looks.Select((look, index) => look with { Signalled = index == 0 || signalled })],
        };

    public static Answer Report(string lines) => new() { Value = lines.Length, Text = lines };

    /// <summary>What real API servers and policy engines say, as far as it concerns the change.</summary>
    private static Dictionary<string, string> Reasons => new()
    {
        [Attempts.NoClass] =
            """admission webhook "pods.validation.test" denied the request: validation: spec.runtimeClassName must be 'gvisor'""",
        [Attempts.WrongClass] =
            """admission webhook "validate.kyverno.svc-fail" denied the request: resource Pod/evaluations/try was blocked due to the following policies require-class: check: 'validation error: runtimeClassName must be gvisor. rule check failed at path /spec/runtimeClassName/'""",
        [Attempts.MissingClass] = """pods "try" is forbidden: pod rejected: RuntimeClass "nowhere" not found""",
        [Attempts.Privileged] =
            """pods "try" is forbidden: violates PodSecurity "restricted:latest": privileged (container "workload" must not set securityContext.privileged=true)""",
        [Attempts.HostPid] =
            """pods "try" is forbidden: violates PodSecurity "restricted:latest": host namespaces (hostPID=true)""",
        [Attempts.HostNetwork] =
            """admission webhook "validation.gatekeeper.sh" denied the request: [psp-host-network] The specified hostNetwork and hostPort are not allowed, pod: try. Allowed values: {}""",
        [Attempts.HostIpc] =
            """admission webhook "validation.gatekeeper.sh" denied the request: [psp-host-namespace] Sharing the host namespace is not allowed: try""",
        [Attempts.HostPath] =
            """pods "try" is forbidden: unable to validate against any pod security policy: [spec.volumes[0]: Invalid value: "hostPath": hostPath volumes are not allowed to be used]""",
        [Attempts.HostPort] =
            """pods "try" is forbidden: violates PodSecurity "restricted:latest": hostPort (container "workload" uses hostPort 8080)""",
        [Attempts.Capability] =
            """pods "try" is forbidden: violates PodSecurity "restricted:latest": non-default capabilities (container "workload" must not include "SYS_ADMIN" in securityContext.capabilities.add)""",
        [Attempts.Root] =
            """pods "try" is forbidden: violates PodSecurity "restricted:latest": runAsUser=0 (container "workload" must not set runAsUser=0)""",
        [Attempts.PrivilegeEscalation] =
            """pods "try" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "workload" must set securityContext.allowPrivilegeEscalation=false)""",
        [Attempts.SeccompUnconfined] =
            """pods "try" is forbidden: violates PodSecurity "restricted:latest": seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")""",
        [Attempts.FlagAnnotation] =
            """admission webhook "pods.validation.test" denied the request: validation: the annotation dev.gvisor.flag.network is not allowed""",
        [Attempts.SettingAnnotation] =
            """admission webhook "pods.validation.test" denied the request: validation: the annotation dev.gvisor.bundle.experimental-high-performance is not allowed""",
        [Attempts.NodeName] =
            """pods "try" is forbidden: ValidatingAdmissionPolicy 'validation' with binding 'validation' denied request: spec.nodeName must not be set""",
        [Attempts.Huge] =
            """pods "try" is forbidden: exceeded quota: evaluations, requested: limits.memory=100Ti, used: limits.memory=0, limited: limits.memory=20Gi""",
        [Attempts.NoLimits] = """pods "try" is forbidden: failed quota: evaluations: must specify limits.cpu,limits.memory""",
    };

    public static AttemptView Refusal(string message, int status = 403, string reason = "Forbidden") =>
        new() { Accepted = false, Status = status, Reason = reason, Message = message, RuntimeClass = null };

    public static NodeView Node(string name, string release) => new()
    {
        Name = name, Failure = null, KernelVersion = "6.1.0", ContainerRuntime = "containerd://1.6.20",
        Traits = new Dictionary<string, string> { [NodeView.KernelRelease] = release },
    };
}
