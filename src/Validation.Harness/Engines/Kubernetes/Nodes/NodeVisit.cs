using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Owning;

namespace Validation.Harness.Engines.Kubernetes.Nodes;

/// <summary>
/// One node while its arms are measured, all at once. What they share waits for all of them: the node agent has to know every pod
/// before it starts, and has told of every one when the last has ended; pods are removed many nodes at a time, by their node's
/// number, when nobody reads any of them any more.
/// </summary>
/// <param name="node">The node.</param>
/// <param name="number">Its number, which the label of its pods has.</param>
/// <param name="arms">How many arms come.</param>
/// <param name="agent">null for a run that does not look from its nodes.</param>
/// <param name="removals">Where pods go that have ended.</param>
/// <param name="over">Called when the last arm has left.</param>
internal sealed class NodeVisit(NodeAnswer node, int number, int arms, NodeAgent? agent, Removals removals, Action over)
{
    private readonly Lock gate = new();
    private readonly List<NodeStay> stays = [];
    private readonly TaskCompletionSource<AgentLog?> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int arriving = arms;
    private int ending = arms;
    private int leaving = arms;
    private string? refused;

    public NodeAnswer Node => node;

    public int Number => number;

    /// <summary>What was seen from the node, when all pods have ended; null for a run that does not look from there.</summary>
    public Task<AgentLog?> SeenAsync(CancellationToken cancellationToken) => told.Task.WaitAsync(cancellationToken);

    public NodeStay Enter(Place place, string pod, string nonce)
    {
        var stay = new NodeStay(this, place, pod, nonce);
        lock (gate)
            stays.Add(stay);
        return stay;
    }

    /// <summary>One pod is there, or was refused; beside the last of them the agent starts.</summary>
    internal async Task ArrivedAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref arriving) > 0 || agent is null || cancellationToken.IsCancellationRequested)
            return;
        AgentTarget[] pods =
        [
            .. stays.Where(stay => stay.Uid is not null).Select(stay => new AgentTarget(stay.Uid!, stay.Nonce)),
        ];
        refused = pods.Length == 0
            ? "none of the pods was accepted that the node agent was to look at"
            : await agent.StartAsync(node, number, pods, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One pod has ended, or will not; after the last of them the agent is asked.</summary>
    internal async Task EndedAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref ending) > 0)
            return;
        try
        {
            told.SetResult(agent is null ? null : await AskAsync(agent, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            // Whatever it was, the arms of this node do not wait any longer.
            told.SetResult(AgentLog.None($"the node agent could not be asked: {error.Message}"));
            throw;
        }
    }

    /// <summary>Nobody reads one pod any more; with the last of them all are removed.</summary>
    internal async Task LeftAsync()
    {
        if (Interlocked.Decrement(ref leaving) > 0)
            return;
        over();
        foreach (var stay in stays)
        {
            var hasEnded = stay.Place.Watch.Last(stay.Pod)?.Status.Phase is "Succeeded" or "Failed";
            await (hasEnded ? removals.AddAsync(stay.Place, number, stay.Pod) : removals.NowAsync(stay.Place, stay.Pod))
                .ConfigureAwait(false);
        }
    }

    private async Task<AgentLog> AskAsync(NodeAgent asked, CancellationToken cancellationToken)
    {
        string[] ran = [.. stays.Select(stay => stay.Container).OfType<string>()];
        var there = stays.Count(stay => stay.Uid is not null);
        return refused is null
            ? await asked.EndAsync(number, ran, there, removals, cancellationToken).ConfigureAwait(false)
            : AgentLog.None(refused);
    }
}
