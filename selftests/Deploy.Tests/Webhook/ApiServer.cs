using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Deploy.Tests.Webhook;

/// <summary>The part of an API server that the webhook talks to: it stores the bundle that it is sent, or refuses to.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<string> bundles = new();

    private ApiServer(WebApplication server) => this.server = server;

    /// <summary>What is answered instead of storing; 0 to store.</summary>
    internal int Refusal { get; set; }

    internal HttpClient Http => new() { BaseAddress = new Uri(server.Urls.First()) };

    /// <summary>Every bundle that was stored, in PEM.</summary>
    internal IReadOnlyList<string> Bundles => [.. bundles];

    internal static async Task<ApiServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var made = new ApiServer(builder.Build());
        made.server.MapPatch("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/pods.validation.dev", made.StoreAsync);
        await made.server.StartAsync();
        return made;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task StoreAsync(HttpContext call)
    {
        if (Refusal != 0)
        {
            call.Response.StatusCode = Refusal;
            await call.Response.WriteAsync("no right to patch");
            return;
        }
        call.Request.ContentType.ShouldBe("application/strategic-merge-patch+json; charset=utf-8");
        var patch = await JsonNode.ParseAsync(call.Request.Body);
        var webhook = patch!["webhooks"]!.AsArray().ShouldHaveSingleItem()!;
        webhook["name"]!.GetValue<string>().ShouldBe("pods.validation.dev");
        bundles.Enqueue(Encoding.UTF8.GetString(Convert.FromBase64String(webhook["clientConfig"]!["caBundle"]!.GetValue<string>())));
    }
}
