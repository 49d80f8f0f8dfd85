using Validation.Harness.Engines.Kubernetes.Calling;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>Why a pod does not run, in the words of whoever keeps it from running.</summary>
internal static class PodTrouble
{
    /// <summary>Reasons of a waiting container that no waiting fixes.</summary>
    private static readonly string[] Final =
        ["ErrImageNeverPull", "InvalidImageName", "ImagePullBackOff", "CreateContainerConfigError", "CreateContainerError",
            "RunContainerError"];

    /// <returns>null where the pod may still come to run.</returns>
    public static string? Of(PodAnswer pod)
    {
        if (pod.Status.Phase == PodWatch.Gone)
            return "it was deleted while it ran";
        var containers = (pod.Status.InitContainerStatuses ?? []).Concat(pod.Status.ContainerStatuses ?? []);
        if (containers.FirstOrDefault(one => one.State.Waiting?.Reason is { } reason && Final.Contains(reason))
            is { State.Waiting: { } waiting } container)
            return $"its container '{container.Name}' waits with {waiting.Reason}: {waiting.Message}";
        if ((pod.Status.InitContainerStatuses ?? []).FirstOrDefault(one => one.State.Terminated is { ExitCode: not 0 })
            is { State.Terminated: { } ended } init)
            return $"its init container '{init.Name}' ended with status {ended.ExitCode} ({ended.Reason}): {ended.Message}";
        if (pod.Container(PodBody.Probe)?.State.Terminated is { Reason: "StartError" or "ContainerCannotRun" } unstarted)
            return $"its container '{PodBody.Probe}' could not be started ({unstarted.Reason}): {unstarted.Message}";
        return pod.Status.Phase == "Failed" && pod.Container(PodBody.Probe)?.State.Terminated is null
            ? $"it failed before the probe ran ({pod.Status.Reason}): {pod.Status.Message}"
            : null;
    }

    /// <summary>What it waits for, when the time is up.</summary>
    public static string Waiting(PodAnswer? pod, IReadOnlyList<string> events)
    {
        if (pod is null)
            return "the watch never showed it";
        var said = events.Count > 0 ? $"; said of it: {events[^1]}" : "";
        if (pod.Status.Conditions?.FirstOrDefault(one => one is { Type: "PodScheduled", Status: "False" }) is { } unscheduled)
            return $"it could not be scheduled: {unscheduled.Message}{said}";
        var waiting = (pod.Status.InitContainerStatuses ?? []).Concat(pod.Status.ContainerStatuses ?? [])
            .Select(one => one.State.Waiting).FirstOrDefault(one => one is not null);
        var waits = waiting is null ? "" : $", waiting with {waiting.Reason} {waiting.Message}".TrimEnd();
        return $"its phase is {pod.Status.Phase}{waits}{said}";
    }
}
