using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>
/// Asks the API server. What it puts off (429, 5xx of a proxy or a server that restarts, a broken connection) is asked again after
/// what Retry-After says, for two minutes at most; what it refuses is told with the server's own words, unless it has only just come
/// back (<see cref="Outage"/>).
/// </summary>
internal sealed class KubernetesClient(ApiConnection connection) : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryLimit = TimeSpan.FromMinutes(2);
    private static readonly HttpStatusCode[] PutOff =
        [HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private readonly Outage outage = new();
    private long requests;
    private long repeated;

    public string Address => connection.Address;

    /// <summary>How many requests were sent, retries among them.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>How many of them had been put off, or not answered, before.</summary>
    public long Repeated => Interlocked.Read(ref repeated);

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(await SendAsync(HttpMethod.Get, path, null, null, cancellationToken).ConfigureAwait(false), type, path);

    /// <summary>All pages of a list.</summary>
    public async Task<(IReadOnlyList<T> Items, string Version)> ListAsync<T>(string path, JsonTypeInfo<ListAnswer<T>> type, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        var next = "";
        while (true)
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=500{(next.Length > 0 ? $"&continue={Uri.EscapeDataString(next)}" : "")}", type, cancellationToken).ConfigureAwait(false);
            items.AddRange(page.Items ?? []);
            next = page.Metadata.Continue ?? "";
            if (next.Length == 0)
                return (items, page.Metadata.ResourceVersion);
        }
    }

    public async Task<T> PostAsync<T>(string path, JsonNode body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(await SendAsync(HttpMethod.Post, path, body, null, cancellationToken).ConfigureAwait(false), type, path);

    /// <summary>As another account (Impersonate-User), for what only it can be asked.</summary>
    public async Task<T> PostAsAsync<T>(string account, string path, JsonNode body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(await SendAsync(HttpMethod.Post, path, body, account, cancellationToken).ConfigureAwait(false), type, path);

    public async Task<T> PutAsync<T>(string path, JsonNode body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(await SendAsync(HttpMethod.Put, path, body, null, cancellationToken).ConfigureAwait(false), type, path);

    /// <summary>Deletes, at once and with what it owns; what is not there any more counts as deleted.</summary>
    public Task DeleteAsync(string path, CancellationToken cancellationToken) => DeleteAsync(path, null, cancellationToken);

    /// <summary>The same, of an object that nobody has changed since it was read.</summary>
    /// <exception cref="KubernetesException">Somebody has (409).</exception>
    public async Task DeleteAsync(string path, Metadata? read, CancellationToken cancellationToken)
    {
        try
        {
            var options = new JsonObject { ["gracePeriodSeconds"] = 0, ["propagationPolicy"] = "Background" };
            if (read is not null)
                options["preconditions"] = new JsonObject { ["uid"] = read.Uid, ["resourceVersion"] = read.ResourceVersion };
            await SendAsync(HttpMethod.Delete, path, options, null, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException error) when (error.Status == HttpStatusCode.NotFound)
        {
            // It went by itself.
        }
    }

    /// <summary>An answer's body as it comes, without a limit: a log that is followed, or a watch.</summary>
    public async Task<Stream> StreamAsync(string path, CancellationToken cancellationToken)
    {
        var response = await RetriedAsync(HttpMethod.Get, path, null, null, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<string> SendAsync(HttpMethod method, string path, JsonNode? body, string? account, CancellationToken cancellationToken)
    {
        using var response = await RetriedAsync(method, path, body, account, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RetriedAsync(
        HttpMethod method, string path, JsonNode? body, string? account, HttpCompletionOption option, CancellationToken cancellationToken)
    {
        var retry = new RetryPause(RetryLimit);
        while (true)
        {
            var (response, problem, asked) = await OnceAsync(method, path, body, account, option, cancellationToken).ConfigureAwait(false);
            if (response is not null)
                return response;
            if (asked == TimeSpan.Zero)
                throw problem!;
            if (!await retry.AgainAsync(asked, cancellationToken).ConfigureAwait(false))
                throw new KubernetesException($"{problem!.Message} (tried {retry.Tries} times in {retry.Elapsed.TotalSeconds:F0} s)", problem) { Status = problem.Status, Reason = problem.Reason, Said = problem.Said };
            Interlocked.Increment(ref repeated);
        }
    }

    /// <returns>The response; or what is wrong, and after what time to ask again: zero for never, null for when you like.</returns>
    private async Task<(HttpResponseMessage? Response, KubernetesException? Problem, TimeSpan? Asked)> OnceAsync(
        HttpMethod method, string path, JsonNode? body, string? account, HttpCompletionOption option, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (account is not null)
            request.Headers.Add("Impersonate-User", account);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        Interlocked.Increment(ref requests);
        try
        {
            var response = await connection.Http.SendAsync(request, option, limit.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return (response, null, null);
            using (response)
            {
                var refused = Refused(method, path, response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false));
                // A proxy in between that reaches nobody says so with 500 (kubectl proxy does); the API server's own 500 has a reason.
                var isPutOff = PutOff.Contains(response.StatusCode) || refused is { Status: HttpStatusCode.InternalServerError, Reason: "" };
                if (isPutOff && response.StatusCode != HttpStatusCode.TooManyRequests)
                    outage.Note();
                return (null, refused, isPutOff || outage.MayExplain(response.StatusCode) ? response.Headers.RetryAfter?.Delta : TimeSpan.Zero);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            outage.Note();
            return (null, new KubernetesException($"{method} {path} at {Address}: no answer within {AnswerLimit.TotalSeconds:F0} s"), null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            outage.Note();
            return (null, new KubernetesException($"{method} {path} at {Address}: {(error.InnerException ?? error).Message}", error), null);
        }
    }

    private KubernetesException Refused(HttpMethod method, string path, HttpStatusCode code, string body)
    {
        StatusAnswer? status = null;
        try
        {
            status = JsonSerializer.Deserialize(body, KubernetesJson.Default.StatusAnswer);
        }
        catch (JsonException)
        {
            // A proxy in between answers in words of its own.
        }
        var said = status?.Message ?? body.Trim();
        return new KubernetesException($"{method} {path} at {Address}: {(int)code} {status?.Reason}, {said}") { Status = code, Reason = status?.Reason ?? "", Said = said };
    }

    private T Read<T>(string text, JsonTypeInfo<T> type, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new KubernetesException($"{path} at {Address} answered something that is no {type.Type.Name}: {error.Message}", error);
        }
    }
}
