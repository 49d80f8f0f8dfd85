using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Validation.Harness.Engines.Docker;

/// <summary>Asks an engine by its HTTP API, in the newest version that both sides know. Every request has a time limit.</summary>
internal sealed class DockerClient : IDisposable
{
    /// <summary>The newest version that the calls made here are known to keep their meaning in.</summary>
    private static readonly Version Known = new(1, 47);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private VersionAnswer? version;

    public DockerClient(DockerHost host)
    {
        Host = host;
        Transport = host.Transport();
        http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancellationToken) => (await Transport.ConnectAsync(cancellationToken).ConfigureAwait(false)).AsStream(),
        })
        {
            BaseAddress = new Uri("http://engine"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public DockerHost Host { get; }

    public ITransport Transport { get; }

    public async Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) =>
        version ??= Read(await SendAsync(HttpMethod.Get, "/version", null, Limit, cancellationToken).ConfigureAwait(false), DockerJson.Default.VersionAnswer);

    /// <returns><c>/v1.41</c>.</returns>
    public async Task<string> PrefixAsync(CancellationToken cancellationToken)
    {
        var server = Version.Parse((await VersionAsync(cancellationToken).ConfigureAwait(false)).ApiVersion);
        return $"/v{(server < Known ? server : Known)}";
    }

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(await CallAsync(HttpMethod.Get, path, null, Limit, cancellationToken).ConfigureAwait(false), type);

    public async Task<T> PostAsync<T>(string path, string body, JsonTypeInfo<T> type, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return Read(await CallAsync(HttpMethod.Post, path, content, limit, cancellationToken).ConfigureAwait(false), type);
    }

    public Task PostAsync(string path, TimeSpan limit, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, path, null, limit, cancellationToken);

    public async Task<string> UploadAsync(string path, byte[] archive, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(archive);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        return await CallAsync(HttpMethod.Post, path, content, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes; what is not there any more counts as deleted.</summary>
    public async Task DeleteAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(HttpMethod.Delete, path, null, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerException error) when (error.Status == HttpStatusCode.NotFound)
        {
            // It went by itself.
        }
    }

    /// <summary>Posts, and takes the connection over for raw bytes (Engine API, ContainerAttach, "Hijacking").</summary>
    public async Task<Connection> HijackAsync(string path, CancellationToken cancellationToken)
    {
        var whole = await PrefixAsync(cancellationToken).ConfigureAwait(false) + path;
        return await LimitedAsync($"POST {whole}", Limit, async ended =>
        {
            var connection = await Transport.ConnectAsync(ended).ConfigureAwait(false);
            try
            {
                await Hijack.AskAsync(connection, whole, ended).ConfigureAwait(false);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => http.Dispose();

    private async Task<string> CallAsync(HttpMethod method, string path, HttpContent? content, TimeSpan limit, CancellationToken cancellationToken) =>
        await SendAsync(method, await PrefixAsync(cancellationToken).ConfigureAwait(false) + path, content, limit, cancellationToken).ConfigureAwait(false);

    private Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, TimeSpan limit, CancellationToken cancellationToken) =>
        LimitedAsync($"{method} {path}", limit, async ended =>
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            using var response = await http.SendAsync(request, ended).ConfigureAwait(false);
            var said = await response.Content.ReadAsStringAsync(ended).ConfigureAwait(false);
            return (int)response.StatusCode < 400 ? said : throw Refused(response.StatusCode, said);
        }, cancellationToken);

    private async Task<T> LimitedAsync<T>(string attempted, TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            return await call(time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DockerException($"{attempted} on {Host}: no answer within {limit.TotalSeconds:F0} s") { TimedOut = true };
        }
        catch (RefusedException refused)
        {
            throw new DockerException($"{attempted} on {Host}: {(int)refused.Status}, {refused.Message}") { Status = refused.Status, Said = refused.Message };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            var why = Transport.Complaints is { Length: > 0 } complaints ? complaints : (error.InnerException ?? error).Message;
            throw new DockerException($"{attempted} on {Host}: {why}", error);
        }
    }

    internal static RefusedException Refused(HttpStatusCode status, string body)
    {
        try
        {
            return new RefusedException(status, JsonSerializer.Deserialize(body, DockerJson.Default.ErrorAnswer)?.Message?.Trim() ?? body);
        }
        catch (JsonException)
        {
            return new RefusedException(status, body.Trim());
        }
    }

    private T Read<T>(string text, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new DockerException($"{Host} answered something that is no {type.Type.Name}: {error.Message}", error);
        }
    }
}

/// <summary>An answer with a status of 400 or more, on its way to being told with what was attempted.</summary>
internal sealed class RefusedException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status => status;
}
