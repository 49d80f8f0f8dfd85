using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Kubelets.Waiting;

namespace Validation.Kubelets.Api;

/// <summary>The real API server, asked as its administrator. Like a kubelet, it asks again until it gets an answer.</summary>
internal sealed class ApiServer : IDisposable
{
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(1);

    private readonly HttpClient http;

    public ApiServer(ControlPlane plane)
    {
        var trusted = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trusted.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(plane.Certificates, "ca.crt")));
        var own = X509Certificate2.CreateFromPemFile(Path.Combine(plane.Certificates, "admin.crt"),
            Path.Combine(plane.Certificates, "admin.key"));
        http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            MaxConnectionsPerServer = 64,
            SslOptions = new SslClientAuthenticationOptions { ClientCertificates = [own], CertificateChainPolicy = trusted },
        })
        { BaseAddress = plane.Server, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <returns>The answer; null where there is no such object, or it is there already.</returns>
    /// <exception cref="InvalidOperationException">The API server refused, and went on refusing: one that was just started knows
    /// nobody's rights yet.</exception>
    public async Task<JsonNode?> AskAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        for (var time = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path);
                if (body is not null)
                    request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8,
                        method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
                using var response = await http.SendAsync(request, cancellationToken);
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.IsSuccessStatusCode)
                    return JsonNode.Parse(text);
                if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
                    return null;
                var isBeginning = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                    && time.Elapsed < Beginning;
                if (!isBeginning && (int)response.StatusCode is not (429 or >= 500))
                    throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {text}");
            }
            catch (HttpRequestException)
            {
                // It restarts.
            }
            await Pause.For(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    /// <summary>
    /// All objects of a selection, and then every change: one watch in place of one for each kubelet. Ends when the watch does.
    /// </summary>
    public async IAsyncEnumerable<(string Type, JsonElement Changed)> ChangesAsync(string path,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = (await AskAsync(HttpMethod.Get, path, null, cancellationToken))!;
        foreach (var one in list["items"]!.AsArray())
            yield return ("ADDED", JsonSerializer.SerializeToElement(one));
        using var response = await http.GetAsync($"{path}&watch=1&resourceVersion={list["metadata"]!["resourceVersion"]}",
            HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using var change = JsonDocument.Parse(line);
            yield return (change.RootElement.GetProperty("type").GetString()!, change.RootElement.GetProperty("object").Clone());
        }
    }

    /// <summary>Prometheus text, one sample a line.</summary>
    public async Task<string> MetricsAsync(CancellationToken cancellationToken) =>
        await http.GetStringAsync("/metrics", cancellationToken);

    public void Dispose() => http.Dispose();
}
