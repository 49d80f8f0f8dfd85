using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using Validation.Harness.Engines.Docker.Connecting;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>
/// Docker.DotNet's client of one engine. What the library leaves to its caller: the API's version is negotiated (GET /version
/// first, then the newest that both sides know), every request has a time limit, an error says what was attempted, and where.
/// </summary>
internal sealed class EngineClient : IDisposable
{
    /// <summary>The newest version that the calls made here are known to keep their meaning in.</summary>
    private static readonly System.Version Known = new(1, 51);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly EngineHandler handler;
    private readonly HttpClient raw;
    private readonly DockerClient unversioned;
    private DockerClient? versioned;
    private VersionResponse? version;

    public EngineClient(DockerHost host)
    {
        Host = host;
        Transport = host.Transport();
        handler = new EngineHandler(Transport);
        raw = new HttpClient(handler) { BaseAddress = EngineHandler.Endpoint, Timeout = Timeout.InfiniteTimeSpan };
        unversioned = Client(null);
    }

    public DockerHost Host { get; }

    public ITransport Transport { get; }

    public async Task<VersionResponse> VersionAsync(CancellationToken cancellationToken) =>
        version ??= await TriedAsync("GET /version", Limit, unversioned.System.GetVersionAsync, cancellationToken)
            .ConfigureAwait(false);

    /// <returns><c>/v1.41</c>.</returns>
    public async Task<string> PrefixAsync(CancellationToken cancellationToken) =>
        $"/v{await NegotiatedAsync(cancellationToken).ConfigureAwait(false)}";

    /// <param name="method">The request's method, for the message where it fails.</param>
    /// <param name="path">Its path after the version, for the same.</param>
    /// <param name="limit">How long the whole answer may take.</param>
    /// <param name="ask">The library's call.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="DockerException">The engine could not be asked, refused, or did not answer in time or as one.</exception>
    public async Task<T> AskAsync<T>(
        string method, string path, TimeSpan limit, Func<DockerClient, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken)
    {
        var negotiated = await NegotiatedAsync(cancellationToken).ConfigureAwait(false);
        var client = versioned ??= Client(negotiated);
        return await TriedAsync($"{method} /v{negotiated}{path}", limit, ended => ask(client, ended), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The same for a call that returns nothing.</summary>
    public Task AskAsync(
        string method, string path, TimeSpan limit, Func<DockerClient, CancellationToken, Task> ask,
        CancellationToken cancellationToken) =>
        AskAsync(method, path, limit, async (client, ended) =>
        {
            await ask(client, ended).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    /// <summary>Posts a body as it is, over the same connections: the library sends only what its typed models know.</summary>
    /// <param name="path">The request's path after the version, and its query.</param>
    /// <param name="body">JSON.</param>
    /// <param name="limit">How long the whole answer may take.</param>
    /// <param name="read">Reads the answer's body.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="DockerException">As for the library's calls.</exception>
    public async Task<T> PostAsync<T>(
        string path, string body, TimeSpan limit, Func<string, T?> read, CancellationToken cancellationToken)
    {
        var whole = await PrefixAsync(cancellationToken).ConfigureAwait(false) + path;
        return await TriedAsync($"POST {whole}", limit, async ended =>
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await raw.PostAsync(whole, content, ended).ConfigureAwait(false);
            var said = await response.Content.ReadAsStringAsync(ended).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? read(said)! : throw new DockerApiException(response.StatusCode, said);
        }, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        versioned?.Dispose();
        unversioned.Dispose();
        raw.Dispose();
    }

    private DockerClient Client(System.Version? apiVersion) => new DockerClientBuilder()
        .WithEndpoint(EngineHandler.Endpoint).WithApiVersion(apiVersion).WithTimeout(Timeout.InfiniteTimeSpan)
        .WithTransportOptions(handler, Transport).Build();

    private async Task<System.Version> NegotiatedAsync(CancellationToken cancellationToken)
    {
        var said = (await VersionAsync(cancellationToken).ConfigureAwait(false)).APIVersion;
        if (!System.Version.TryParse(said, out var server))
            throw Unintelligible(nameof(VersionResponse), $"its ApiVersion is '{said}'", null);
        return server < Known ? server : Known;
    }

    private async Task<T> TriedAsync<T>(
        string attempted, TimeSpan limit, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            // The library reads the body of a refusal without any token.
            return await ask(time.Token).WaitAsync(time.Token).ConfigureAwait(false) ?? throw new JsonException("null");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DockerException($"{attempted} on {Host}: no answer within {limit.TotalSeconds:F0} s") { TimedOut = true };
        }
        catch (DockerApiException refused)
        {
            var said = Refusal.Text(refused.ResponseBody);
            throw new DockerException($"{attempted} on {Host}: {(int)refused.StatusCode}, {said}", refused)
            {
                Status = refused.StatusCode,
                Said = said,
            };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            var why = Transport.Complaints is { Length: > 0 } complaints ? complaints : (error.InnerException ?? error).Message;
            throw new DockerException($"{attempted} on {Host}: {why}", error);
        }
        catch (Exception error)
            when (error is JsonException or NotSupportedException or NotImplementedException or InvalidOperationException)
        {
            throw Unintelligible(typeof(T).Name, error.Message, error);
        }
    }

    private DockerException Unintelligible(string expected, string why, Exception? error) =>
        new($"{Host} answered something that is no {expected}: {why}", error);
}
