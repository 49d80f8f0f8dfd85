using Validation.Controls.Seeing.Cluster;

namespace Validation.Harness.Contract;

/// <summary>An engine with nodes: an arm can be launched on any of them, and pods that are none of ours live there.</summary>
internal interface ICluster : IEngine
{
    /// <summary>Requests that were sent so far.</summary>
    long Requests { get; }

    /// <summary>How many of them had to be sent again: the API server put them off, or did not answer.</summary>
    long Repeated { get; }

    /// <summary>What an audit lacks as the cluster and the settings are.</summary>
    IReadOnlyList<Lack> LacksInAudit { get; }

    /// <summary>Makes sure that no other run measures in this cluster.</summary>
    /// <exception cref="LaunchException">One does, or has taken over.</exception>
    Task EnsureOwnedAsync(CancellationToken cancellationToken);

    /// <summary>Every node that evaluation pods can land on, sorted by name.</summary>
    /// <exception cref="LaunchException">The cluster does not answer.</exception>
    Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellationToken);

    /// <summary>The living pods of all audited namespaces, but for this run's.</summary>
    /// <exception cref="LaunchException">They cannot be listed.</exception>
    Task<IReadOnlyList<LivingPod>> LivingAsync(CancellationToken cancellationToken);

    /// <summary>Keeps reports as objects of the cluster where it has a kind for them.</summary>
    /// <returns>What was done or went wrong, as a sentence; null where there was nothing to do.</returns>
    Task<string?> KeepAsync(IEnumerable<ReportObject> objects, CancellationToken cancellationToken);
}

/// <summary>A node as its cluster lists it.</summary>
public sealed record ClusterNode
{
    public required string Name { get; init; }

    public required string Kernel { get; init; }

    public required string OperatingSystem { get; init; }

    public required string ContainerRuntime { get; init; }

    public required string Kubelet { get; init; }
}

/// <summary>A pod that lives in an audited namespace, as it compares with the template.</summary>
public sealed record LivingPod(string Namespace, LivingPodView View);

/// <summary>A report for the cluster to keep.</summary>
/// <param name="Resource">Its kind as the API server's paths have it: <c>clusterreports</c>, <c>reports</c>.</param>
/// <param name="Namespace">null for one of the cluster.</param>
/// <param name="Json">The whole object, in UTF-8.</param>
public sealed record ReportObject(string Resource, string? Namespace, ReadOnlyMemory<byte> Json);
