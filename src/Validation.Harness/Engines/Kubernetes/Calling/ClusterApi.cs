using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Exceptions;
using k8s.Models;
using Validation.Harness.Engines.Kubernetes.Connecting;
using KubernetesException = Validation.Harness.Engines.Kubernetes.Failing.KubernetesException;

namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>
/// Asks the API server, through the library's requests for objects of any kind: bodies go as they are, where its typed ones
/// drop fields that they do not know and write quantities anew; answers are read into records that hold no more than is used,
/// where a typed list of 1,000 nodes is five times as large. What is refused is told with the server's own words.
/// </summary>
internal sealed class ClusterApi : IAsyncDisposable
{
    private const int Page = 500;

    /// <summary>Longer, and a watch that nothing happens on is broken off by what lies between.</summary>
    private const int WatchSeconds = 240;

    private readonly ApiConnection connection;
    private readonly RetryingHandler retrying;
    private readonly k8s.Kubernetes library;

    /// <exception cref="KubernetesException">The credentials cannot be used.</exception>
    public ClusterApi(ApiConnection connection)
    {
        this.connection = connection;
        retrying = new RetryingHandler(connection.Address);
        var configuration = connection.Configuration;
        // It bounds each request with all that is asked again in it; the bounds are retrying's.
        configuration.HttpClientTimeout = Timeout.InfiniteTimeSpan;
        configuration.AddJsonOptions(options => options.TypeInfoResolverChain.Insert(0, KubernetesJson.Default));
        configuration.FirstMessageHandlerSetup += handler =>
        {
            // As client-go: a server that is gone without a word is found out, also on a connection that only watches.
            (handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout) = (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(15));
            (handler.AllowAutoRedirect, handler.UseCookies) = (false, false);
        };
        try
        {
            library = new k8s.Kubernetes(configuration, retrying);
        }
        catch (Exception error) when (error is KubeConfigException or FormatException or CryptographicException)
        {
            retrying.Dispose();
            throw new KubernetesException($"the credentials for {connection.Address} cannot be used: {error.Message}", error);
        }
    }

    public string Address => connection.Address;

    /// <summary>How many requests were sent, retries among them.</summary>
    public long Requests => retrying.Requests;

    /// <summary>How many of them had been put off, or not answered, before.</summary>
    public long Repeated => retrying.Repeated;

    private ICustomObjectsOperations Objects => library.CustomObjects;

    public async Task<string> VersionAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("/version", () => library.Version.GetCodeAsync(cancellationToken)).ConfigureAwait(false)).GitVersion;

    /// <summary>Whether the API server knows a group's version.</summary>
    public async Task<bool> KnowsAsync(Resource of, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(of.Path, () => Objects.GetAPIResourcesAsync(of.Group, of.Version, cancellationToken))
                .ConfigureAwait(false);
            return true;
        }
        catch (KubernetesException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public Task<T> GetAsync<T>(Resource of, string name, CancellationToken cancellationToken) =>
        ReadAsync($"{of.Path}/{name}", () => of.Namespace is { } space
        ? Objects.GetNamespacedCustomObjectAsync<T>(of.Group, of.Version, space, of.Plural, name, cancellationToken)
        : Objects.GetClusterCustomObjectAsync<T>(of.Group, of.Version, of.Plural, name, cancellationToken));

    /// <summary>All pages of a list.</summary>
    /// <param name="of">The objects.</param>
    /// <param name="labels">A label selector; null for all.</param>
    /// <param name="fields">A field selector; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(IReadOnlyList<T> Items, string Version)> ListAsync<T>(
        Resource of, string? labels, string? fields, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        string? next = null;
        while (true)
        {
            var page = await PageAsync<T>(of, labels, fields, next, cancellationToken).ConfigureAwait(false);
            items.AddRange(page.Items ?? []);
            next = page.Metadata.Continue;
            if (string.IsNullOrEmpty(next))
                return (items, page.Metadata.ResourceVersion);
        }
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(Resource of, CancellationToken cancellationToken) =>
        (await ListAsync<T>(of, null, null, cancellationToken).ConfigureAwait(false)).Items;

    /// <param name="of">Where it goes.</param>
    /// <param name="body">The object, sent as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="dryRun">The server does everything but keep it.</param>
    /// <param name="account">As another account (Impersonate-User), for what only it can be asked.</param>
    public Task<T> CreateAsync<T>(
        Resource of, JsonObject body, CancellationToken cancellationToken, bool dryRun = false, string? account = null)
    {
        var headers = account is null ? null : new Dictionary<string, IReadOnlyList<string>> { ["Impersonate-User"] = [account] };
        var dry = dryRun ? "All" : null;
        return ReadAsync(of.Path, async () =>
        {
            using var answer = await (of.Namespace is { } space
                ? Objects.CreateNamespacedCustomObjectWithHttpMessagesAsync<T>(
                    body, of.Group, of.Version, space, of.Plural, dryRun: dry, customHeaders: headers,
                    cancellationToken: cancellationToken)
                : Objects.CreateClusterCustomObjectWithHttpMessagesAsync<T>(
                    body, of.Group, of.Version, of.Plural, dryRun: dry, customHeaders: headers,
                    cancellationToken: cancellationToken))
                .ConfigureAwait(false);
            return answer.Body;
        });
    }

    public Task<T> ReplaceAsync<T>(Resource of, string name, JsonObject body, CancellationToken cancellationToken) =>
        ReadAsync($"{of.Path}/{name}", () => of.Namespace is { } space
        ? Objects.ReplaceNamespacedCustomObjectAsync<T>(
            body, of.Group, of.Version, space, of.Plural, name, cancellationToken: cancellationToken)
        : Objects.ReplaceClusterCustomObjectAsync<T>(
            body, of.Group, of.Version, of.Plural, name, cancellationToken: cancellationToken));

    /// <summary>Deletes, at once and with what it owns; what is not there any more counts as deleted.</summary>
    /// <param name="of">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="read">Only where nobody has changed it since it was read so; null for however it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KubernetesException">Among others: somebody has changed it (409).</exception>
    public Task DeleteAsync(Resource of, string name, Metadata? read, CancellationToken cancellationToken)
    {
        var options = AtOnce();
        options.Preconditions = read is null
            ? null
            : new V1Preconditions { Uid = read.Uid, ResourceVersion = read.ResourceVersion };
        return GoneAsync($"{of.Path}/{name}", () => of.Namespace is { } space
            ? Objects.DeleteNamespacedCustomObjectAsync<JsonElement>(
                of.Group, of.Version, space, of.Plural, name, options, cancellationToken: cancellationToken)
            : Objects.DeleteClusterCustomObjectAsync<JsonElement>(
                of.Group, of.Version, of.Plural, name, options, cancellationToken: cancellationToken));
    }

    /// <summary>Deletes all that a label selector finds, with one request.</summary>
    public Task DeleteAllAsync(Resource of, string labels, CancellationToken cancellationToken) =>
        GoneAsync(of.Path, () => of.Namespace is { } space
        ? Objects.DeleteCollectionNamespacedCustomObjectAsync<JsonElement>(
            of.Group, of.Version, space, of.Plural, AtOnce(), labelSelector: labels, cancellationToken: cancellationToken)
        : Objects.DeleteCollectionClusterCustomObjectAsync<JsonElement>(
            of.Group, of.Version, of.Plural, AtOnce(), labelSelector: labels, cancellationToken: cancellationToken));

    /// <summary>A container's log as it comes, without a limit.</summary>
    public Task<Stream> LogAsync(string space, string pod, string container, bool follow, CancellationToken cancellationToken) =>
        library.CoreV1.ReadNamespacedPodLogAsync(
            pod, space, container, follow ? true : null, cancellationToken: cancellationToken);

    /// <summary>What happens to objects from a version on, bookmarks among it.</summary>
    /// <param name="of">The objects, of a namespace.</param>
    /// <param name="labels">A label selector.</param>
    /// <param name="version">The resource version.</param>
    /// <param name="wrong">Gets a line that is no event, and an event that says ERROR. Nothing else tells of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<(WatchEventType Type, object Object)> WatchAsync(
        Resource of, string labels, string version, Action<Exception> wrong, CancellationToken cancellationToken) =>
        Objects.WatchListNamespacedCustomObjectAsync(
            of.Group, of.Version, of.Namespace, of.Plural, allowWatchBookmarks: true, labelSelector: labels,
            resourceVersion: version, timeoutSeconds: WatchSeconds, onError: wrong, cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        library.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static V1DeleteOptions AtOnce() => new() { GracePeriodSeconds = 0, PropagationPolicy = "Background" };

    private Task<ListAnswer<T>> PageAsync<T>(
        Resource of, string? labels, string? fields, string? next,
        CancellationToken cancellationToken) => ReadAsync(of.Path, async () =>
    {
        using var answer = await (of.Namespace is { } space
            ? Objects.ListNamespacedCustomObjectWithHttpMessagesAsync<ListAnswer<T>>(
                of.Group, of.Version, space, of.Plural,
                labelSelector: labels, fieldSelector: fields, limit: Page, continueParameter: next,
                cancellationToken: cancellationToken)
            : Objects.ListClusterCustomObjectWithHttpMessagesAsync<ListAnswer<T>>(
                of.Group, of.Version, of.Plural,
                labelSelector: labels, fieldSelector: fields, limit: Page, continueParameter: next,
                cancellationToken: cancellationToken)).ConfigureAwait(false);
        return answer.Body;
    });

    private async Task GoneAsync(string path, Func<Task<JsonElement>> delete)
    {
        try
        {
            await ReadAsync(path, delete).ConfigureAwait(false);
        }
        catch (KubernetesException error) when (error.Status == HttpStatusCode.NotFound)
        {
            // It went by itself.
        }
    }

    private async Task<T> ReadAsync<T>(string path, Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false) ?? throw new JsonException("null");
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            var kind = typeof(T).Name.Split('`')[0];
            throw new KubernetesException($"{path} at {Address} answered something that is no {kind}: {error.Message}", error);
        }
    }
}
