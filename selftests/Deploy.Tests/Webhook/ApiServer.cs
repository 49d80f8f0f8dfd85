using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Deploy.Tests.Webhook;

/// <summary>The part of an API server that the webhook talks to: it stores the bundle that it is sent, or refuses to.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private const string Stored =
        "PATCH /apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/pods.validation.dev";

    private readonly ConcurrentQueue<string> bundles = new();
    private Server server = null!;

    /// <summary>What is answered instead of storing; 0 to store.</summary>
    internal int Refusal { get; set; }

    internal HttpClient Http => new() { BaseAddress = server.Address };

    /// <summary>Every bundle that was stored, in PEM.</summary>
    internal IReadOnlyList<string> Bundles => [.. bundles];

    internal static async Task<ApiServer> StartAsync()
    {
        var made = new ApiServer();
        made.server = await Server.StartAsync((call, _) => $"{call.Request.Method} {call.Request.Path}" == Stored
            ? made.StoreAsync(call)
            : Server.SayAsync(call, StatusCodes.Status404NotFound, ""));
        return made;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task StoreAsync(HttpContext call)
    {
        if (Refusal != 0)
        {
            await Server.SayAsync(call, Refusal, "no right to patch");
            return;
        }
        call.Request.ContentType.ShouldBe("application/strategic-merge-patch+json; charset=utf-8");
        var patch = await JsonNode.ParseAsync(call.Request.Body);
        var webhook = patch!["webhooks"]!.AsArray().ShouldHaveSingleItem()!;
        webhook["name"]!.GetValue<string>().ShouldBe("pods.validation.dev");
        bundles.Enqueue(
            Encoding.UTF8.GetString(Convert.FromBase64String(webhook["clientConfig"]!["caBundle"]!.GetValue<string>())));
    }
}
