using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Validation.Webhook.Publishing;

/// <summary>
/// The API server as a pod reaches it, with its service account's token (kubernetes.io, "Accessing the Kubernetes API from a
/// Pod"). The token is read anew for each request: the kubelet changes it. For the webhook's one request, a PATCH, the library
/// that the audit has (12 MB, and no look at the server's name) would be no gain.
/// </summary>
internal static class ServiceAccount
{
    private const string Folder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>This is a pod with a token.</summary>
    public static bool IsHere =>
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 } && File.Exists($"{Folder}/token");

    public static HttpClient Http()
    {
        var host = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST")!;
        var port = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT") is { Length: > 0 } given ? given : "443";
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A cluster's own authority publishes no lists.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile($"{Folder}/ca.crt");
        return new HttpClient(new TokenHandler(handler))
        {
            BaseAddress = new Uri($"https://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    private sealed class TokenHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            var token = await File.ReadAllTextAsync($"{Folder}/token", cancellationToken).ConfigureAwait(false);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
