using Validation.Controls;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>What the engine lacks: for good, and as the cluster and the settings are.</summary>
internal static class KubernetesLacks
{
    private const string OtherEngines = "the engines oci and docker measure it";

    /// <summary>What no pod has, whoever launches it.</summary>
    public static IReadOnlyList<Lack> OfPods { get; } =
    [
        new([Need.OwnRoot],
            "it needs a root file system of the harness's own, which a pod of the platform's image has not", OtherEngines),
        new([Need.Unmasked, Need.RuntimeBinary],
            "it needs a twin with nothing masked, or the runtime's own binary to ask, and the API server gives neither",
            OtherEngines),
        new([Need.NoNetwork], "it is about a launch without a network, and a pod always has one",
            "the controls NET-POL judge what policies leave of it"),
    ];

    /// <summary>What a gate never has: it goes to one node.</summary>
    public static IReadOnlyList<Lack> Always { get; } =
    [
        .. OfPods,
        new([Need.EveryNode], "it compares the nodes of a cluster", "validation audit measures it"),
    ];

    /// <param name="session">The cluster.</param>
    /// <param name="cluster">The settings.</param>
    /// <param name="apart">Why what is planted on this machine is not there on the node; null where it is.</param>
    public static IReadOnlyList<Lack> Now(KubernetesSession session, ClusterSettings cluster, string? apart) =>
    [
        new([Need.ProcessLimit],
            "a pod cannot ask for a limit of processes: it is the kubelet's (podPidsLimit), which the API does not show",
            OtherEngines),
        new([Need.MemoryLimit],
            "a pod that dies of its memory takes its control group along, and with it what the host's side saw", OtherEngines),
        .. OfNode(session, apart),
        .. OfSettings(cluster, session.ServicesOn(session.Node)),
    ];

    /// <summary>What was not given.</summary>
    /// <param name="cluster">The settings.</param>
    /// <param name="services">The addresses that are known.</param>
    public static IReadOnlyList<Lack> OfSettings(ClusterSettings cluster, IReadOnlyDictionary<string, string> services) =>
    [
        .. OfTwins(cluster),
        .. Without(cluster.BaselineClass,
            new([Need.OtherClass], "a class of another handler is needed to try it with, and none was given (baselineClass)")),
        .. Need.All.Where(need => need.Service is { } service && !services.ContainsKey(service)).Select(need => new Lack(
            [need], $"where the cluster's {need.Service} listens was not given (services: {need.Service}=address:port)")),
    ];

    public static IReadOnlyList<Lack> OfTwins(ClusterSettings cluster) =>
        Without(cluster.WeakenedClass,
            new([Need.WeakenedTwin], "its twin is a weakened gVisor, and no RuntimeClass for one was given (weakenedClass)"));

    /// <summary>
    /// A remote node gives no look from its host; one that is this machine's kernel in namespaces of its own gives nothing of
    /// what is planted here.
    /// </summary>
    private static IReadOnlyList<Lack> OfNode(KubernetesSession session, string? apart) => (session.WhyRemote, apart) switch
    {
        ({ } remote, _) =>
        [
            new([Need.HostWitness, Need.Aftermath, Need.ControlGroup, Need.HostTarget, Need.HostDisk, Need.HostMount],
                $"it needs a look from the node itself, and {remote}", "run the gate on that node as root"),
        ],
        (null, not null) =>
        [
            new([Need.HostTarget, Need.HostMount],
                $"it goes for what is planted on the host, and the node {session.Node!.Name} is this machine's kernel "
                + $"but not its files and processes: {apart}"),
        ],
        _ => [],
    };

    private static IReadOnlyList<Lack> Without(string? given, Lack lack) => given is null ? [lack] : [];
}
