using System.Collections.Concurrent;
using System.Text.Json;
using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>
/// The pods of one selector, kept up to date by one watch (kubernetes.io, "Efficient detection of changes"). A stream that closes is
/// taken up where it ended; one that is too old begins with a new list, so that nothing is lost and nothing counted twice.
/// </summary>
internal sealed class PodWatch : IAsyncDisposable
{
    private static readonly TimeSpan OutageLimit = TimeSpan.FromMinutes(3);

    private readonly KubernetesClient client;
    private readonly string path;
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<string, PodAnswer> pods = new();
    private readonly Lock changing = new();
    private TaskCompletionSource changed = Next();
    private Exception? broken;
    private Task watching = Task.CompletedTask;

    private PodWatch(KubernetesClient client, string path) => (this.client, this.path) = (client, path);

    /// <param name="client">The API server.</param>
    /// <param name="scope"><c>namespaces/eval</c>.</param>
    /// <param name="selector">A label selector.</param>
    /// <param name="cancellationToken">Ends the first list.</param>
    public static async Task<PodWatch> StartAsync(KubernetesClient client, string scope, string selector, CancellationToken cancellationToken)
    {
        var watch = new PodWatch(client, $"/api/v1/{scope}/pods?labelSelector={Uri.EscapeDataString(selector)}");
        var version = await watch.ListAsync(cancellationToken).ConfigureAwait(false);
        watch.watching = watch.WatchAsync(version);
        return watch;
    }

    /// <summary>Waits until a pod is as it should be. A pod that was deleted has the phase <c>Gone</c>.</summary>
    /// <returns>The pod; or null where the time was up, to be read with <see cref="Last"/>.</returns>
    /// <exception cref="KubernetesException">The cluster cannot be watched any more.</exception>
    public async Task<PodAnswer?> UntilAsync(string name, Func<PodAnswer, bool> done, CancellationToken limit, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
        while (true)
        {
            Task next;
            lock (changing)
                next = changed.Task;
            if (pods.TryGetValue(name, out var pod) && done(pod))
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
    public PodAnswer? Last(string name) => pods.GetValueOrDefault(name);

    /// <summary>Lets go of what is known of a pod that nobody asks for any more.</summary>
    public void Forget(string name) => pods.TryRemove(name, out _);

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
        var (items, version) = await client.ListAsync(path, KubernetesJson.Default.ListAnswerPodAnswer, cancellationToken).ConfigureAwait(false);
        var there = items.ToDictionary(pod => pod.Metadata.Name);
        foreach (var gone in pods.Keys.Where(name => !there.ContainsKey(name)))
            MarkGone(gone);
        foreach (var (name, pod) in there)
            pods[name] = pod;
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

    /// <returns>The version that was seen last, empty where it is too old to go on from; and what broke the stream, if anything did.</returns>
    private async Task<(string Version, KubernetesException? Problem)> FollowAsync(string version)
    {
        try
        {
            var stream = await client.StreamAsync($"{path}&watch=1&allowWatchBookmarks=true&timeoutSeconds=240&resourceVersion={version}", ending.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                using var lines = new StreamReader(stream);
                while (await lines.ReadLineAsync(ending.Token).ConfigureAwait(false) is { } line)
                {
                    var one = JsonSerializer.Deserialize(line, KubernetesJson.Default.WatchEvent)!;
                    if (one.Type == "ERROR")
                        return ("", new KubernetesException($"the watch ended with {one.Object.GetRawText()}"));
                    version = Take(one);
                }
            }
            return (version, null);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or JsonException)
        {
            return (version, new KubernetesException($"the watch broke: {error.Message}", error));
        }
        catch (KubernetesException error) when (error.Status == System.Net.HttpStatusCode.Gone)
        {
            return ("", error);
        }
    }

    private string Take(WatchEvent one)
    {
        if (one.Type == "BOOKMARK")
            return one.Object.GetProperty("metadata").GetProperty("resourceVersion").GetString()!;
        var pod = one.Object.Deserialize(KubernetesJson.Default.PodAnswer)!;
        // Whoever deleted a pod that had ended has forgotten it, and nobody asks for it again.
        if (one.Type != "DELETED")
            pods[pod.Metadata.Name] = pod;
        else
            MarkGone(pod.Metadata.Name);
        Changed();
        return pod.Metadata.ResourceVersion;
    }

    private void MarkGone(string name)
    {
        if (pods.TryGetValue(name, out var last) && last.Status.Phase is not ("Succeeded" or "Failed"))
            pods[name] = last with { Status = last.Status with { Phase = Gone } };
    }

    /// <summary>The phase that a pod is given here when it was deleted before it had ended.</summary>
    public const string Gone = "Gone";
}
