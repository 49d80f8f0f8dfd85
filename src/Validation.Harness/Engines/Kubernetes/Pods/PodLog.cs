using Validation.Harness.Engines.Kubernetes.Calling;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>What the probe of a pod, or whatever runs in its place, has said.</summary>
internal static class PodLog
{
    public static Task<Stream> LogAsync(
        this ClusterApi api, string space, string pod, bool follow, CancellationToken cancellationToken) =>
        api.LogAsync(space, pod, PodBody.Probe, follow, cancellationToken);
}
