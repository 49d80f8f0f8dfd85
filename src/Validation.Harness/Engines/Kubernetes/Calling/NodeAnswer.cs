using System.Text.Json.Serialization;
using Validation.Harness.Contract;

namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>A v1.Node, as far as it is read.</summary>
internal sealed record NodeAnswer(Metadata Metadata, NodeSpec Spec, NodeStatus Status)
{
    public string Name => Metadata.Name;

    public bool IsReady => Status.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;

    /// <summary>The address that its kubelet is reached by from within the cluster; null where it has none.</summary>
    public string? InternalAddress => Status.Addresses?.FirstOrDefault(address => address.Type == "InternalIP")?.Address;

    public ClusterNode View() => new()
    {
        Name = Name,
        Kernel = Status.NodeInfo.KernelVersion,
        OperatingSystem = Status.NodeInfo.OsImage,
        ContainerRuntime = Status.NodeInfo.ContainerRuntimeVersion,
        Kubelet = Status.NodeInfo.KubeletVersion,
    };

    public string? Hostname => Metadata.Labels?.GetValueOrDefault("kubernetes.io/hostname");
}

internal sealed record NodeSpec(bool Unschedulable, IReadOnlyList<Taint>? Taints);

internal sealed record Taint(string Key, string? Value, string Effect);

internal sealed record NodeStatus(
    NodeInfo NodeInfo, IReadOnlyList<NodeAddress>? Addresses, IReadOnlyList<Condition>? Conditions,
    DaemonEndpoints? DaemonEndpoints);

internal sealed record NodeAddress(string Type, string Address);

internal sealed record DaemonEndpoints(DaemonEndpoint? KubeletEndpoint);

/// <summary>The only field of the API that begins with a capital letter.</summary>
internal sealed record DaemonEndpoint([property: JsonPropertyName("Port")] int Port);

internal sealed record NodeInfo
{
    public string BootID { get; init; } = "";

    public string KernelVersion { get; init; } = "";

    public string OsImage { get; init; } = "";

    public string ContainerRuntimeVersion { get; init; } = "";

    public string KubeletVersion { get; init; } = "";
}
