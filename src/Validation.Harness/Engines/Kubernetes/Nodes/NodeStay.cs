using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Owning;

namespace Validation.Harness.Engines.Kubernetes.Nodes;

/// <summary>One arm's part of a node's visit. Disposing is leaving, however far it came: the others do not wait for it.</summary>
internal sealed class NodeStay(NodeVisit visit, Place place, string pod, string nonce) : IAsyncDisposable
{
    private bool arrived;
    private bool ended;
    private bool left;

    public Place Place => place;

    /// <summary>The pod's name.</summary>
    public string Pod => pod;

    public string Nonce => nonce;

    public NodeAnswer Node => visit.Node;

    /// <summary>The pod's uid; null where it was not made.</summary>
    public string? Uid { get; private set; }

    /// <summary>The id of the container that ran the probe, as the API gives it; null where none did.</summary>
    public string? Container { get; private set; }

    public Task<AgentLog?> SeenAsync(CancellationToken cancellationToken) => visit.SeenAsync(cancellationToken);

    public async Task ArriveAsync(string? uid, CancellationToken cancellationToken)
    {
        (arrived, Uid) = (true, uid);
        await visit.ArrivedAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task EndAsync(string? container, CancellationToken cancellationToken)
    {
        (ended, Container) = (true, container);
        await visit.EndedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves before the pod has ended.</summary>
    public async Task BreakOffAsync(CancellationToken cancellationToken)
    {
        if (!arrived)
            await ArriveAsync(null, cancellationToken).ConfigureAwait(false);
        if (!ended)
            await EndAsync(null, cancellationToken).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (left)
            return;
        left = true;
        await visit.LeftAsync().ConfigureAwait(false);
    }
}
