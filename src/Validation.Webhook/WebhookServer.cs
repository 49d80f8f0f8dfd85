using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Validation.Webhook.Admission;
using Validation.Webhook.Certificates;
using Validation.Webhook.Publishing;
using Validation.Webhook.Rules;
using Validation.Webhook.Waiting;

namespace Validation.Webhook;

/// <summary>The HTTPS server: <c>POST /pods</c> for the API server, <c>/healthz</c> and <c>/readyz</c> for the kubelet.</summary>
internal static partial class WebhookServer
{
    /// <summary>A review holds a pod twice, and etcd takes objects of 1.5 MiB.</summary>
    private const long MostOfReview = 8 << 20;

    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <param name="settings">What the webhook was told.</param>
    /// <param name="configuration">Who is to be told whom to trust.</param>
    /// <param name="address">Where to listen; null for every address of the pod.</param>
    public static WebApplication Make(WebhookSettings settings, WebhookConfiguration configuration, IPAddress? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions());
        var keys = new Keyring([settings.Service, $"{settings.Service}.cluster.local"], Life);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft",
            LogLevel.Warning);
        builder.Services.AddSingleton(services =>
            new TrustKept(keys, configuration, services.GetRequiredService<ILogger<TrustKept>>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<TrustKept>());
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MostOfReview;
            if (address is null)
                server.ListenAnyIP(settings.Port, Secure);
            else
                server.Listen(address, settings.Port, Secure);
        });
        var server = builder.Build();
        var context = new RuleContext(settings.Classes);
        server.MapGet("/healthz", () => "ok");
        server.MapGet("/readyz",
            (TrustKept trust) =>
                trust.IsPublished
                    ? Results.Text("ok")
                    : Results.Text("the API server does not know the certificate yet", statusCode: 503));
        server.MapPost("/pods", (HttpContext call) => ReviewAsync(call, context, server.Logger));
        return server;

        void Secure(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => keys.Serving);
        }
    }

    private static async Task ReviewAsync(HttpContext call, RuleContext context, ILogger log)
    {
        AdmissionRequest? request;
        try
        {
            var review = await JsonSerializer.DeserializeAsync(call.Request.Body, AdmissionJson.Default.AdmissionReview,
                call.RequestAborted).ConfigureAwait(false);
            request = review is { ApiVersion: "admission.k8s.io/v1", Request: { } asked } ? asked : null;
        }
        catch (JsonException)
        {
            request = null;
        }
        if (request is null)
        {
            call.Response.StatusCode = StatusCodes.Status400BadRequest;
            await call.Response.WriteAsync("this is no AdmissionReview of admission.k8s.io/v1 with a request\n",
                call.RequestAborted).ConfigureAwait(false);
            return;
        }
        var response = Decision.Of(request, context);
        if (response.Status is { } refused)
            Refused(log, request.Operation, request.Namespace, request.Name, refused.Message);
        await call.Response.WriteAsJsonAsync(new AdmissionReview("admission.k8s.io/v1", "AdmissionReview", null, response),
            AdmissionJson.Default.AdmissionReview, cancellationToken: call.RequestAborted).ConfigureAwait(false);
    }

    [LoggerMessage(LogLevel.Information, "refused {Operation} of pod {Namespace}/{Name}: {Why}")]
    private static partial void Refused(ILogger log, string operation, string? @namespace, string? name, string why);
}
