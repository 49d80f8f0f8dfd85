using System.Collections.Concurrent;
using System.Text.Json;
using k8s;
using Validation.Harness.Waiting;
using KubernetesException = Validation.Harness.Engines.Kubernetes.Failing.KubernetesException;

namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>
/// The pods of one selector, kept up to date by one watch (kubernetes.io, "Efficient detection of changes"). The library reads
/// the events; it lacks what client-go calls a reflector: a stream that closes is taken up where it ended, as is one with a line
/// that is no event; one that is too old begins with a new list, so that nothing is lost and nothing counted twice.
/// </summary>
internal sealed class PodWatch : IAsyncDisposable
{
    private static readonly TimeSpan OutageLimit = TimeSpan.FromMinutes(3);

    private readonly ClusterApi client;
    private readonly Resource pods;
    private readonly string labels;
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<string, PodAnswer> known = new();
    private readonly Lock changing = new();
    private TaskCompletionSource changed = Next();
    private Exception? broken;
    private Task watching = Task.CompletedTask;

    private PodWatch(ClusterApi client, Resource pods, string labels) =>
        (this.client, this.pods, this.labels) = (client, pods, labels);

    /// <param name="client">The API server.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="labels">A label selector.</param>
    /// <param name="cancellationToken">Ends the first list.</param>
    public static async Task<PodWatch> StartAsync(
        ClusterApi client, string space, string labels, CancellationToken cancellationToken)
    {
        var watch = new PodWatch(client, Resource.Pods(space), labels);
        var version = await watch.ListAsync(cancellationToken).ConfigureAwait(false);
        watch.watching = watch.WatchAsync(version);
        return watch;
    }

    /// <summary>Waits until a pod is as it should be. A pod that was deleted has the phase <c>Gone</c>.</summary>
    /// <returns>The pod; or null where the time was up, to be read with <see cref="Last"/>.</returns>
    /// <exception cref="KubernetesException">The cluster cannot be watched any more.</exception>
    public async Task<PodAnswer?> UntilAsync(string name, Func<PodAnswer, bool> done, CancellationToken limit,
        CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
        while (true)
        {
            Task next;
            lock (changing)
                next = changed.Task;
            if (known.TryGetValue(name, out var pod) && done(pod))
                return pod;
            if (broken is { } why)
                throw new KubernetesException($"the pods of this run could not be watched any more: {why.Message}", why);
            try
            {
                await next.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    /// <summary>What was last seen of a pod; null where nothing was.</summary>
    public PodAnswer? Last(string name) => known.GetValueOrDefault(name);

    /// <summary>Lets go of what is known of a pod that nobody asks for any more.</summary>
    public void Forget(string name) => known.TryRemove(name, out _);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await watching.ConfigureAwait(false);
        ending.Dispose();
    }

    private static TaskCompletionSource Next() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Changed()
    {
        lock (changing)
        {
            changed.TrySetResult();
            changed = Next();
        }
    }

    private async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        var (items, version) = await client.ListAsync<PodAnswer>(pods, labels, null, cancellationToken).ConfigureAwait(false);
        var there = items.ToDictionary(pod => pod.Metadata.Name);
        foreach (var gone in known.Keys.Where(name => !there.ContainsKey(name)))
            MarkGone(gone);
        foreach (var (name, pod) in there)
            known[name] = pod;
        Changed();
        return version;
    }

    private async Task WatchAsync(string version)
    {
        var retry = new RetryPause(OutageLimit);
        try
        {
            while (true)
            {
                var (last, problem) = await FollowAsync(version).ConfigureAwait(false);
                if (last.Length > 0 && last != version)
                    retry = new RetryPause(OutageLimit);
                else if (problem is not null && !await retry.AgainAsync(null, ending.Token).ConfigureAwait(false))
                    throw problem;
                version = last.Length > 0 ? last : await ListAsync(ending.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody asks any more.
        }
        catch (KubernetesException error)
        {
            broken = error;
            Changed();
        }
    }

    /// <returns>The version that was seen last, empty where it is too old to go on from; and what broke the stream, if anything
    /// did.</returns>
    private async Task<(string Version, KubernetesException? Problem)> FollowAsync(string version)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        Exception? wrong = null;
        try
        {
            await foreach (var (type, body) in client.WatchAsync(pods, labels, version, Stop, until.Token).ConfigureAwait(false))
            {
                if (wrong is null)
                    version = Take(type, (JsonElement)body);
            }
            return Ended();
        }
        catch (OperationCanceledException) when (wrong is not null)
        {
            return Ended();
        }
        catch (EndOfStreamException)
        {
            // So the library calls a watch that ended without an event.
            return Ended();
        }
        catch (Exception error) when (error is IOException or HttpRequestException or JsonException)
        {
            wrong ??= error;
            return Ended();
        }
        catch (KubernetesException error) when (error.Status == System.Net.HttpStatusCode.Gone)
        {
            return ("", error);
        }

        // What was not understood is lost to the library; from the version before it, the server says it again.
        void Stop(Exception problem)
        {
            wrong ??= problem;
            until.Cancel();
        }

        (string Version, KubernetesException? Problem) Ended() => wrong switch
        {
            null => (version, null),
            k8s.KubernetesException { Status: var status } =>
                ("", new KubernetesException($"the watch ended with {status.Code} {status.Reason}, {status.Message}")),
            _ => (version, new KubernetesException($"the watch broke: {wrong.Message}", wrong)),
        };
    }

    /// <returns>The version that it leads to.</returns>
    /// <exception cref="JsonException">It is no event of a pod.</exception>
    private string Take(WatchEventType type, JsonElement body)
    {
        if (type == WatchEventType.Bookmark)
            return body.Deserialize(KubernetesJson.Default.BookmarkAnswer)?.Metadata?.ResourceVersion
                ?? throw new JsonException("a bookmark without a version");
        if (body.Deserialize(KubernetesJson.Default.PodAnswer)
            is not { Metadata: { Name.Length: > 0, ResourceVersion: not null }, Spec: not null, Status: not null } pod)
            throw new JsonException("an event of a pod without name, version, spec or status");
        // Whoever deleted a pod that had ended has forgotten it, and nobody asks for it again.
        if (type != WatchEventType.Deleted)
            known[pod.Metadata.Name] = pod;
        else
            MarkGone(pod.Metadata.Name);
        Changed();
        return pod.Metadata.ResourceVersion;
    }

    private void MarkGone(string name)
    {
        if (known.TryGetValue(name, out var last) && last.Status.Phase is not ("Succeeded" or "Failed"))
            known[name] = last with { Status = last.Status with { Phase = Gone } };
    }

    /// <summary>The phase that a pod is given here when it was deleted before it had ended.</summary>
    public const string Gone = "Gone";
}
