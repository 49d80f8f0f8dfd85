using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>What a pod tells of the end of its probe's container.</summary>
internal static class PodEnd
{
    /// <summary>Why it ended, in the container engine's words; empty while it runs.</summary>
    public static string Complaints(PodAnswer pod) =>
        pod.Container(PodBody.Probe)?.State.Terminated is { } ended ? $"{ended.Reason} {ended.Message}".Trim() : "";

    /// <exception cref="LaunchException">The pod ended without it.</exception>
    public static int ExitStatus(PodAnswer pod) => pod.Container(PodBody.Probe)?.State.Terminated?.ExitCode
        ?? throw new LaunchException(
            $"the pod {pod.Metadata.Name} ended without telling its container's status "
            + $"({pod.Status.Phase} {pod.Status.Reason}: {pod.Status.Message})");
}
