using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Kubernetes.Owning;

/// <summary>
/// One run at a time in a cluster: a Lease in the harness's own namespace (coordination.k8s.io/v1), renewed while the run lives.
/// One that is not renewed any more belongs to a run that is dead, and is taken over. The library's LeaderElector takes a lease
/// as well, but does not give it back: the next run would wait until it is over.
/// </summary>
internal sealed class ClusterLock : IAsyncDisposable
{
    private const string Name = "validation";
    private const int Seconds = 15;
    private const string Quicker = "that was quicker";
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    private readonly ClusterApi client;
    private readonly string space;
    private readonly string run;
    private readonly CancellationTokenSource ending = new();
    private Task renewing = Task.CompletedTask;
    private volatile string? taker;

    private ClusterLock(ClusterApi client, string space, string run) =>
        (this.client, this.space, this.run) = (client, space, run);

    /// <exception cref="KubernetesException">Another run has it by now, because this one could not renew it in time.</exception>
    public void Ensure()
    {
        if (taker is { } other)
            throw new KubernetesException($"the run {other} has taken the lease '{Name}' in the namespace '{space}', which this "
                + $"run could not renew within {Seconds} s: the two would sweep each other's pods away, so that this one stops. "
                + "Measure again when the other has ended");
    }

    private Resource Leases => Resource.Leases(space);

    /// <exception cref="KubernetesException">Another run held it all the time.</exception>
    public static async Task<ClusterLock> TakeAsync(
        ClusterApi client, string space, string run, TimeSpan patience, CancellationToken cancellationToken)
    {
        var made = new ClusterLock(client, space, run);
        var holder = await UntilLockIsMine.Wait(made.TryAsync, patience, cancellationToken).ConfigureAwait(false);
        if (holder is not null)
            throw new KubernetesException($"the run {holder} measures in this cluster: it held the lease '{Name}' in the "
                + $"namespace '{space}' for {patience.TotalSeconds:F0} s and more. Wait until it has ended, or delete the lease "
                + "if it cannot be alive");
        made.renewing = made.RenewAsync();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await renewing.ConfigureAwait(false);
        try
        {
            if (await FindAsync(CancellationToken.None).ConfigureAwait(false) is { } lease && lease.Spec?.HolderIdentity == run)
                await client.DeleteAsync(Leases, Name, lease.Metadata, CancellationToken.None).ConfigureAwait(false);
        }
        catch (KubernetesException)
        {
            // It runs out by itself, or is another's by now.
        }
        ending.Dispose();
    }

    /// <returns>null where the lock is ours now; else the run that holds it.</returns>
    private async Task<string?> TryAsync(CancellationToken cancellationToken)
    {
        var lease = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (lease?.Spec is { HolderIdentity: { Length: > 0 } holder } spec && holder != run
            && spec.RenewTime is { } renewed && Clock.Now - renewed < TimeSpan.FromSeconds(spec.LeaseDurationSeconds ?? Seconds))
            return holder;
        try
        {
            if (lease is null)
                await client.CreateAsync<LeaseAnswer>(Leases, Body(""), cancellationToken).ConfigureAwait(false);
            else
                await client.ReplaceAsync<LeaseAnswer>(Leases, Name, Body(lease.Metadata.ResourceVersion), cancellationToken)
                    .ConfigureAwait(false);
            return null;
        }
        catch (KubernetesException error) when (error.Status is HttpStatusCode.Conflict)
        {
            return Quicker;
        }
    }

    private Task<LeaseAnswer?> FindAsync(CancellationToken cancellationToken) =>
        client.FindAsync<LeaseAnswer>(Leases, Name, cancellationToken);

    private async Task RenewAsync()
    {
        while (await Every.Passed(RenewEvery, ending.Token).ConfigureAwait(false))
        {
            try
            {
                if (await TryAsync(ending.Token).ConfigureAwait(false) is { } other && other != Quicker)
                    taker = other;
            }
            catch (Exception error) when (error is KubernetesException or OperationCanceledException)
            {
                // The next renewal is soon enough, or nobody needs it.
            }
        }
    }

    private JsonObject Body(string version)
    {
        var now = Clock.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var body = new JsonObject
        {
            ["apiVersion"] = "coordination.k8s.io/v1",
            ["kind"] = "Lease",
            ["metadata"] = new JsonObject { ["name"] = Name, ["labels"] = new JsonObject { [PodMarks.RunLabel] = run } },
            ["spec"] = new JsonObject
            {
                ["holderIdentity"] = run,
                ["leaseDurationSeconds"] = Seconds,
                ["acquireTime"] = now,
                ["renewTime"] = now,
            },
        };
        if (version.Length > 0)
            body["metadata"]!["resourceVersion"] = version;
        return body;
    }
}
