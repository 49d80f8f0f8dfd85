using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Owning;
using Validation.Harness.Engines.Kubernetes.Pods;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>
/// Launches the agent on a node, once the uids of the pods that it is to look at are known, and reads what it saw: two requests a
/// node, and one more for an agent that has to be ended.
/// </summary>
internal sealed record NodeAgent
{
    /// <summary>
    /// How long probes hold still for it. It starts beside the pods that it looks at and looks every half second; this is for a
    /// slow start of it, and what an audit takes longer.
    /// </summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);

    /// <summary>From the end of the pods that it looks at until it has told of them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public required ClusterApi Client { get; init; }

    public required Place Place { get; init; }

    public required PodMarks Marks { get; init; }

    /// <summary>An image with the audit itself and the probe.</summary>
    public required string Image { get; init; }

    public required string? RuntimeClass { get; init; }

    /// <summary>How long the pods may take.</summary>
    public required TimeSpan Limit { get; init; }

    /// <returns>null where it was accepted; else why not.</returns>
    public async Task<string?> StartAsync(NodeAnswer node, int number, IReadOnlyList<AgentTarget> pods,
        CancellationToken cancellationToken)
    {
        var order = new AgentOrder { Seconds = (int)(Limit + Patience).TotalSeconds, Pods = pods };
        var body = AgentBody.Build(Name(number), Marks, Place.Owner, number, Image, RuntimeClass,
            node.Hostname ?? node.Name, order);
        try
        {
            await Client.CreatePodAsync(Place.Namespace, body, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (KubernetesException error)
        {
            return $"the node agent was not accepted: {error.Message}";
        }
    }

    /// <param name="number">The node's number.</param>
    /// <param name="containers">The containers that have run, as the API names them.</param>
    /// <param name="pods">How many pods it looks for.</param>
    /// <param name="removals">Where the agent's pod goes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AgentLog> EndAsync(int number, IReadOnlyList<string> containers, int pods, Removals removals,
        CancellationToken cancellationToken)
    {
        var name = Name(number);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await ReadAsync(name, containers, limit.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            return AgentLog.None($"the node agent's log could not be read: {error.Message}");
        }
        finally
        {
            await RemoveAsync(name, containers.Count == pods, removals).ConfigureAwait(false);
        }
    }

    private async Task<AgentLog> ReadAsync(string name, IReadOnlyList<string> containers, CancellationToken limit,
        CancellationToken cancellationToken)
    {
        if (containers.Count == 0)
            return AgentLog.None("nothing ran that the node agent could have looked at");
        var pod = await Place.Watch.UntilAsync(name, one => one.HasStarted(PodBody.Probe) || PodTrouble.Of(one) is not null,
            limit, cancellationToken).ConfigureAwait(false);
        if (pod is null)
        {
            var events = await Client.EventsAsync(Place.Namespace, name, cancellationToken).ConfigureAwait(false);
            return AgentLog.None(
                $"the node agent did not come to run: {PodTrouble.Waiting(Place.Watch.Last(name), events)}");
        }
        if (PodTrouble.Of(pod) is { } trouble)
            return AgentLog.None($"the node agent did not run: {trouble}");
        var stream = await Client.LogAsync(Place.Namespace, name, follow: true, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            return await AgentLog.ReadAsync(stream, containers, limit).ConfigureAwait(false);
    }

    /// <summary>
    /// One that saw its pods end ends by itself, and goes with the others of its node; one that waits for what never came is
    /// ended.
    /// </summary>
    private Task RemoveAsync(string name, bool allRan, Removals removals)
    {
        if (!allRan || Place.Watch.Last(name) is not { } last || !last.HasStarted(PodBody.Probe))
            return removals.NowAsync(Place, name);
        Place.Watch.Forget(name);
        return Task.CompletedTask;
    }

    private string Name(int number) => $"validation-{Marks.Run}-agent-{number}";
}
