using Validation.Controls.Catalogue;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Connecting;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Engines.Kubernetes.Sessions;

/// <summary>What is known of a cluster once it has been asked.</summary>
internal sealed class KubernetesSession
{
    private readonly Dictionary<string, (NodeAnswer Node, int Number)> landing;

    private KubernetesSession(ClusterApi client, IReadOnlyList<NodeAnswer> landing)
    {
        (Client, Landing) = (client, landing);
        this.landing = landing.Select((node, number) => (node, number)).ToDictionary(pair => pair.node.Name);
    }

    public ClusterApi Client { get; }

    public required string Version { get; init; }

    /// <summary>By RuntimeClass, its handler.</summary>
    public required IReadOnlyDictionary<string, string> Handlers { get; init; }

    /// <summary>The subject's class; null where there is none of that name.</summary>
    public required RuntimeClassAnswer? RuntimeClass { get; init; }

    /// <summary>All nodes, sorted by name.</summary>
    public required IReadOnlyList<NodeAnswer> Nodes { get; init; }

    /// <summary>Those that evaluation pods can land on.</summary>
    public IReadOnlyList<NodeAnswer> Landing { get; }

    /// <summary>One of them by its name, and its place among them.</summary>
    public (NodeAnswer Node, int Number) LandingOn(string name) => landing[name];

    /// <summary>host:port of services that no evaluation pod should reach, but for the node's own.</summary>
    public required IReadOnlyDictionary<string, string> Services { get; init; }

    /// <summary>The node that the gate measures on; null where there is none to choose.</summary>
    public required NodeAnswer? Node { get; init; }

    /// <summary>Why the host's side cannot be seen from here; null where the node is this machine.</summary>
    public string? WhyRemote => Node is null ? "no node was chosen"
        : IsThisMachine(Node) ? null
        : $"the node {Node.Name} is not this machine (its boot id is another one's)";

    /// <summary>
    /// What a twin is given: on this machine all that it can give, elsewhere ALL, whose extent the node's own container engine
    /// knows. Named one by one, a capability that the node itself lacks would keep the pod from starting.
    /// </summary>
    public IReadOnlyList<string> Given => WhyRemote is null ? CapabilitySet.Available() : [CapabilityRequest.All];

    /// <summary>What ALL is taken to stand for when a pod is read back.</summary>
    public IReadOnlyList<string> Capabilities => WhyRemote is null ? CapabilitySet.Available() : CapabilitySet.All;

    /// <exception cref="KubernetesException">The cluster does not answer, or not to us.</exception>
    public static async Task<KubernetesSession> OpenAsync(
        ClusterApi client, RunSettings settings, WorkloadTemplate template, CancellationToken cancellationToken)
    {
        var cluster = settings.Cluster;
        var version = await client.VersionAsync(cancellationToken).ConfigureAwait(false);
        var classes = await client.ListAsync<RuntimeClassAnswer>(Resource.RuntimeClasses, cancellationToken)
            .ConfigureAwait(false);
        var nodes = await client.ListAsync<NodeAnswer>(Resource.Nodes, cancellationToken).ConfigureAwait(false);
        var runtimeClass = classes.FirstOrDefault(one => one.Metadata.Name == cluster.RuntimeClass);
        NodeAnswer[] sorted = [.. nodes.OrderBy(node => node.Name, StringComparer.Ordinal)];
        NodeAnswer[] landing = [.. sorted.Where(new LandingRule(template, runtimeClass).Takes)];
        return new KubernetesSession(client, landing)
        {
            Version = version,
            Handlers = classes.ToDictionary(one => one.Metadata.Name, one => one.Handler),
            RuntimeClass = runtimeClass,
            Nodes = sorted,
            Node = cluster.Node is { } named ? sorted.FirstOrDefault(node => node.Name == named)
                : landing.FirstOrDefault(node => node.IsReady && IsThisMachine(node))
                    ?? landing.FirstOrDefault(node => node.IsReady),
            Services = await ServicesAsync(client, cluster, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>The services, the kubelet of a node among them.</summary>
    public IReadOnlyDictionary<string, string> ServicesOn(NodeAnswer? node)
    {
        var services = new Dictionary<string, string>(Services);
        if (node is { InternalAddress: { } address, Status.DaemonEndpoints.KubeletEndpoint.Port: > 0 and var port })
            services.TryAdd("kubelet", $"{address}:{port}");
        return services;
    }

    /// <summary>What the API server adds to an arm's witness.</summary>
    public Witness Tell(Witness witness, PodAnswer pod)
    {
        var node = Nodes.FirstOrDefault(one => one.Name == pod.Spec.NodeName);
        return witness with
        {
            Pod = Reading.Of(PodReadBack.Pod(pod) with
            {
                Handler = pod.Spec.RuntimeClassName is { } name ? Handlers.GetValueOrDefault(name) : null,
                EvaluationClass = RuntimeClass?.View(),
            }),
            Host = witness.Host.IsPresent || node is null ? witness.Host : Host(node),
        };
    }

    /// <summary>
    /// The kubelet reports its kernel's boot id; no two boots of two machines share one (proc(5),
    /// /proc/sys/kernel/random/boot_id). A pod reads its node's, and sees nothing else of it.
    /// </summary>
    public static bool IsThisMachine(NodeAnswer node) =>
        !InCluster.IsHere && HostFacts.Read().BootId is { IsPresent: true, Value: var boot }
            && boot == node.Status.NodeInfo.BootID;

    private static Reading<HostView> Host(NodeAnswer node) =>
        Reading.Of(new HostView { KernelRelease = node.Status.NodeInfo.KernelVersion, BootId = node.Status.NodeInfo.BootID });

    private static async Task<IReadOnlyDictionary<string, string>> ServicesAsync(
        ClusterApi client, ClusterSettings cluster, CancellationToken cancellationToken)
    {
        var services = new Dictionary<string, string>(cluster.Services);
        if (services.ContainsKey("api server"))
            return services;
        var endpoints = await client.FindAsync<EndpointsAnswer>(Resource.Endpoints("default"), "kubernetes", cancellationToken)
            .ConfigureAwait(false);
        if (endpoints?.Subsets is [{ Addresses: [{ } first, ..], Ports: [{ } port, ..] }, ..])
            services["api server"] = $"{first.Ip}:{port.Port}";
        return services;
    }
}
