using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Pods;

namespace Validation.Harness.Engines.Kubernetes.Owning;

/// <summary>Deletes pods that have ended, many with one request. What is left over at the end goes with the run.</summary>
internal sealed class Removals(ClusterApi client, PodMarks marks)
{
    /// <summary>Every node has two pods: without this, a third of an audit's requests would be deletions.</summary>
    private const int AtOnce = 50;

    private readonly Dictionary<string, List<int>> ended = [];

    /// <param name="place">The pod's namespace and the watch that knows it.</param>
    /// <param name="number">Its node's number, which its label has.</param>
    /// <param name="name">The pod's name.</param>
    public async Task AddAsync(Place place, int number, string name)
    {
        place.Watch.Forget(name);
        var full = Take(place.Namespace, number);
        if (full.Count == 0)
            return;
        var selector = $"{marks.Own},{PodMarks.NodeLabel} in ({string.Join(',', full)})";
        await LetGoAsync(client.DeleteAllAsync(Resource.Pods(place.Namespace), selector, CancellationToken.None))
            .ConfigureAwait(false);
    }

    /// <summary>One that has not ended, and would go on.</summary>
    public async Task NowAsync(Place place, string name)
    {
        place.Watch.Forget(name);
        await LetGoAsync(client.DeleteAsync(Resource.Pods(place.Namespace), name, CancellationToken.None)).ConfigureAwait(false);
    }

    private IReadOnlyList<int> Take(string space, int number)
    {
        lock (ended)
        {
            if (!ended.TryGetValue(space, out var list))
                ended[space] = list = [];
            list.Add(number);
            if (list.Count < AtOnce)
                return [];
            ended.Remove(space);
            return list;
        }
    }

    private static async Task LetGoAsync(Task deletion)
    {
        try
        {
            await deletion.ConfigureAwait(false);
        }
        catch (KubernetesException)
        {
            // It goes with the run's owner.
        }
    }
}
