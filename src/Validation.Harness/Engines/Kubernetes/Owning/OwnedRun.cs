using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Owning;

/// <summary>
/// What a run has in a cluster: the lock, an owner and a watch in each of its two namespaces, the listener. Disposing takes it
/// all away.
/// </summary>
internal sealed class OwnedRun : IAsyncDisposable
{
    private readonly ClusterApi client;
    private readonly PodMarks marks;
    private readonly ClusterLock held;
    private Place? subject;
    private Place? twins;
    private ListenerPod? listener;

    private OwnedRun(ClusterApi client, PodMarks marks, ClusterLock held) =>
        (this.client, this.marks, this.held) = (client, marks, held);

    public ListenerPod Listener => listener!;

    /// <exception cref="KubernetesException">The cluster is another run's by now.</exception>
    public void EnsureOwned() => held.Ensure();

    /// <summary>Where an arm's pods go.</summary>
    public Place Place(Role role) => role == Role.Subject ? subject! : twins!;

    public static async Task<OwnedRun> BeginAsync(
        ClusterApi client, ClusterSettings cluster, PodMarks marks, string? hostname, TimeSpan life,
        CancellationToken cancellationToken)
    {
        var held = await ClusterLock.TakeAsync(client, cluster.OwnNamespace, marks.Run, cluster.LockPatience,
            cancellationToken).ConfigureAwait(false);
        var run = new OwnedRun(client, marks, held);
        try
        {
            foreach (var space in (string[])[cluster.Namespace, cluster.OwnNamespace])
                await RunOwner.DeleteAsync(client, space, marks.Others, cancellationToken).ConfigureAwait(false);
            run.subject = await run.PlaceAsync(cluster.Namespace, cancellationToken).ConfigureAwait(false);
            run.twins = await run.PlaceAsync(cluster.OwnNamespace, cancellationToken).ConfigureAwait(false);
            var listener = new ListenerOrder
            {
                Client = client,
                Watch = run.twins.Watch,
                Namespace = cluster.OwnNamespace,
                Marks = marks,
                Owner = run.twins.Owner,
                Image = cluster.ProbeImage,
                Hostname = hostname,
                Life = life,
            };
            run.listener = await ListenerPod.StartAsync(listener, cancellationToken).ConfigureAwait(false);
            return run;
        }
        catch
        {
            await run.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (listener is not null)
            await listener.DisposeAsync().ConfigureAwait(false);
        foreach (var place in (Place?[])[subject, twins])
        {
            if (place is null)
                continue;
            await place.Watch.DisposeAsync().ConfigureAwait(false);
            try
            {
                await RunOwner.DeleteAsync(client, place.Namespace, marks.Own, CancellationToken.None).ConfigureAwait(false);
            }
            catch (KubernetesException)
            {
                // The next run sweeps it; until then its pods end at their deadline.
            }
        }
        await held.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<Place> PlaceAsync(string space, CancellationToken cancellationToken) => new(
        space,
        await PodWatch.StartAsync(client, space, marks.Own, cancellationToken).ConfigureAwait(false),
        await RunOwner.MakeAsync(client, space, marks, cancellationToken).ConfigureAwait(false));
}

/// <summary>A namespace in which a run launches pods.</summary>
internal sealed record Place(string Namespace, PodWatch Watch, JsonObject Owner);
