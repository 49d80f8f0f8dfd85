using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Validation.Webhook;
using Validation.Webhook.Publishing;
using Validation.Webhook.Waiting;

namespace Deploy.Tests.Webhook;

/// <summary>
/// The webhook on a port of its own, called by the name that the API server uses, trusting only what it published.
/// </summary>
internal sealed class RunningWebhook : IAsyncDisposable
{
    private const string Service = "validation-webhook.validation.svc";
    private readonly WebApplication server;
    private readonly HttpClient api;

    private RunningWebhook(WebApplication server, HttpClient api, ApiServer cluster) =>
        (this.server, this.api, Cluster) = (server, api, cluster);

    internal ApiServer Cluster { get; }

    internal TrustKept Trust => server.Services.GetRequiredService<TrustKept>();

    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="refusal">What the API server answers to the first publishing; 0 to store.</param>
    internal static async Task<RunningWebhook> StartAsync(CancellationToken cancellationToken, int refusal = 0)
    {
        var cluster = await ApiServer.StartAsync();
        cluster.Refusal = refusal;
        var api = cluster.Http;
        var settings = WebhookSettings.Of(["--classes=gvisor,gvisor-kvm", $"--service={Service}", "--port=0"]);
        var made = new RunningWebhook(WebhookServer.Make(settings, new WebhookConfiguration(api, settings.Configuration),
            IPAddress.Loopback), api, cluster);
        await made.server.StartAsync(cancellationToken);
        // The server's own loop publishes, too; asked here, the test need not wait for it.
        await made.Trust.PublishAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
        return made;
    }

    /// <summary>A client as strict as the API server: the service's name, and the authorities of a bundle.</summary>
    internal HttpClient Client(string bundle)
    {
        var port = new Uri(server.Urls.First()).Port;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var connection = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await connection.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return new NetworkStream(connection, ownsSocket: true);
            },
        };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPem(bundle);
        return new HttpClient(handler) { BaseAddress = new Uri($"https://{Service}") };
    }

    internal async Task<(bool Allowed, int Code, string Message)> AskAsync(JsonObject pod, CancellationToken cancellationToken,
        JsonObject? old = null)
    {
        using var client = Client(Cluster.Bundles[^1]);
        var review = new JsonObject
        {
            ["apiVersion"] = "admission.k8s.io/v1",
            ["kind"] = "AdmissionReview",
            ["request"] = new JsonObject
            {
                ["uid"] = "7f2c",
                ["operation"] = old is null ? "CREATE" : "UPDATE",
                ["namespace"] = "evaluation",
                ["object"] = pod.DeepClone(),
                ["oldObject"] = old?.DeepClone(),
                // What the API server sends besides.
                ["userInfo"] = new JsonObject { ["username"] = "somebody" },
            },
        };
        using var answer = await client.PostAsync(new Uri("/pods", UriKind.Relative), JsonContent.Create(review),
            cancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        said["kind"]!.GetValue<string>().ShouldBe("AdmissionReview");
        var response = said["response"]!;
        response["uid"]!.GetValue<string>().ShouldBe("7f2c");
        return (response["allowed"]!.GetValue<bool>(), (int?)response["status"]?["code"] ?? 0,
            (string?)response["status"]?["message"] ?? "");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        api.Dispose();
        await Cluster.DisposeAsync();
    }
}
