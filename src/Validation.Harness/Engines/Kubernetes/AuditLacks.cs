using Validation.Controls;
using Validation.Harness.Contract;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>What an audit lacks whatever the cluster, because of what it launches on a node and from where it looks.</summary>
internal static class AuditLacks
{
    private const string Gate = "the gate on that node measures it";

    /// <param name="cluster">The settings.</param>
    /// <param name="services">The addresses that are known; null before the cluster has answered.</param>
    public static IReadOnlyList<Lack> Of(ClusterSettings cluster, IReadOnlyDictionary<string, string>? services) =>
    [
        new([Need.OpenedTwin, Need.HostMount, Need.MemoryLimit, Need.ProcessLimit, Need.SecondContainer],
            "an audit launches two pods a node, as a pod of the platform and as a bare one", Gate),
        new([Need.Aftermath],
            "it asks what the host looks like when the arm has ended, and a node agent looks while it lives", Gate),
        new([Need.HostTarget], "it goes for a file that is planted on the host, and a node agent plants nothing", Gate),
        new([Need.HostDisk], "it looks for the number of one of the host's disks, which a node agent does not tell", Gate),
        new([Need.ControlGroup], "it asks the control group's own figures, which a node agent does not read", Gate),
        .. cluster.NodeAgent ? [] : (Lack[])
            [new([Need.HostWitness], "it needs a look from the node itself, by the node agent (nodeAgent), which is off", Gate)],
        .. KubernetesLacks.OfPods,
        .. services is null ? KubernetesLacks.OfTwins(cluster) : KubernetesLacks.OfSettings(cluster, services),
    ];
}
