using Validation.Controls;
using Validation.Harness.Contract;
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

    /// <summary>What a gate lacks as things stand.</summary>
    /// <param name="ofNode">What the node does not give.</param>
    /// <param name="cluster">The settings.</param>
    /// <param name="services">The addresses that are known.</param>
    public static IReadOnlyList<Lack> Now(
        IReadOnlyList<Lack> ofNode, ClusterSettings cluster, IReadOnlyDictionary<string, string> services) =>
    [
        new([Need.ProcessLimit],
            "a pod cannot ask for a limit of processes: it is the kubelet's (podPidsLimit), which the API does not show",
            OtherEngines),
        new([Need.MemoryLimit],
            "a pod that dies of its memory takes its control group along, and with it what the host's side saw", OtherEngines),
        .. ofNode,
        .. OfSettings(cluster, services),
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

    /// <summary>What a node does not give whose host cannot be looked at from here.</summary>
    /// <param name="remote">Why not.</param>
    public static IReadOnlyList<Lack> OfRemote(string remote) =>
    [
        new([Need.HostWitness, Need.Aftermath, Need.ControlGroup, Need.HostTarget, Need.HostDisk, Need.HostMount],
            $"it needs a look from the node itself, and {remote}", "run the gate on that node as root"),
    ];

    /// <summary>What a node does not give that is this machine's kernel in namespaces of its own.</summary>
    /// <param name="node">Its name.</param>
    /// <param name="apart">In what it is apart.</param>
    public static IReadOnlyList<Lack> OfApart(string node, string apart) =>
    [
        new([Need.HostTarget, Need.HostMount],
            $"it goes for what is planted on the host, and the node {node} is this machine's kernel "
            + $"but not its files and processes: {apart}"),
    ];

    private static IReadOnlyList<Lack> Without(string? given, Lack lack) => given is null ? [lack] : [];
}
