using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Kubernetes.Sessions;

namespace Validation.Harness.Engines.Kubernetes.Nodes;

/// <summary>
/// Launches an arm's pod on a node of many, waits for its end and opens its log: one pod and one log, and no other request of its
/// own while all goes well.
/// </summary>
/// <param name="session">The cluster.</param>
/// <param name="limit">From the pod's creation to its end, and for its log as long again.</param>
internal sealed class NodeLauncher(KubernetesSession session, TimeSpan limit)
{
    /// <param name="build">Makes the pod's manifest.</param>
    /// <param name="stay">The arm's part of the node's visit, which ends with the launch.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LaunchException">It was refused, did not run or did not end, or there is no log of it.</exception>
    public async Task<ILaunch> StartAsync(Func<JsonObject> build, NodeStay stay, CancellationToken cancellationToken)
    {
        var command = "";
        try
        {
            var body = build();
            command = PodCommand.Of(session.Client.Address, stay.Place.Namespace, body);
            var made = await session.Client.CreatePodAsync(stay.Place.Namespace, body, cancellationToken).ConfigureAwait(false);
            await stay.ArriveAsync(made.Metadata.Uid, cancellationToken).ConfigureAwait(false);
            var pod = await UntilEndAsync(stay, cancellationToken).ConfigureAwait(false);
            await stay.EndAsync(Ran(pod), cancellationToken).ConfigureAwait(false);
            return new NodeLaunch(session, stay, pod, await LogAsync(stay, cancellationToken).ConfigureAwait(false))
            {
                Command = command,
            };
        }
        catch (Exception error) when (error is KubernetesException or LaunchException)
        {
            await stay.BreakOffAsync(cancellationToken).ConfigureAwait(false);
            throw new LaunchException(error.Message, error) { Command = command };
        }
        catch
        {
            await stay.BreakOffAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The id of the probe's container; null where it cannot have run to its end.</summary>
    private static string? Ran(PodAnswer pod) =>
        pod.Container(PodBody.Probe) is { State.Terminated: not null } container ? container.ContainerID : null;

    private async Task<EndedLog> LogAsync(NodeStay stay, CancellationToken cancellationToken)
    {
        var log = new EndedLog(
            ended => session.Client.LogAsync(stay.Place.Namespace, stay.Pod, follow: false, ended), limit);
        try
        {
            await log.OpenAsync(cancellationToken).ConfigureAwait(false);
            return log;
        }
        catch
        {
            await log.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<PodAnswer> UntilEndAsync(NodeStay stay, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        var watch = stay.Place.Watch;
        var pod = await watch.UntilAsync(
            stay.Pod, one => one.Status.Phase is "Succeeded" or "Failed" || PodTrouble.Of(one) is not null, time.Token,
            cancellationToken)
            .ConfigureAwait(false);
        if (pod is null)
        {
            var events = await session.Client.EventsAsync(stay.Place.Namespace, stay.Pod,
                cancellationToken).ConfigureAwait(false);
            throw new LaunchException(
                $"its pod did not end within {limit.TotalSeconds:F0} s: {PodTrouble.Waiting(watch.Last(stay.Pod), events)}"
                + await LostAsync(stay.Node, cancellationToken).ConfigureAwait(false));
        }
        return PodTrouble.Of(pod) is { } trouble ? throw new LaunchException($"its pod did not run: {trouble}") : pod;
    }

    /// <returns>What the cluster says of a node that is not ready any more; empty where it is.</returns>
    private async Task<string> LostAsync(NodeAnswer node, CancellationToken cancellationToken)
    {
        try
        {
            var now = await session.Client.FindAsync<NodeAnswer>(Resource.Nodes, node.Name, cancellationToken)
                .ConfigureAwait(false);
            return now is null ? "; the node is not in the cluster any more"
                : now.IsReady ? ""
                : "; the node is not ready: "
                    + (now.Status.Conditions?.FirstOrDefault(one => one.Type == "Ready")?.Message ?? "it says nothing of itself");
        }
        catch (KubernetesException)
        {
            return "";
        }
    }
}
