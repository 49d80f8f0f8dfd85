using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Validation.Kubelets.Faults;

/// <summary>
/// A way to the API server with a fault in it, for the auditing user: it puts requests off, and closes watches.
/// </summary>
public sealed class FaultyPath : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly HttpClient onwards;
    private readonly HashSet<string> expired = [];
    private CancellationTokenSource watches = new();
    private int asked;
    private int putOff;
    private int closed;
    private int brokenLogs;

    private FaultyPath(WebApplication server, HttpClient onwards) => (this.server, this.onwards) = (server, onwards);

    /// <summary>Every so many requests, one is answered with 429 and <c>Retry-After: 1</c>; 0 for none.</summary>
    public int PutOffEvery { get; set; }

    /// <summary>How many were put off.</summary>
    public int PutOff => putOff;

    /// <summary>Watches that were closed.</summary>
    public int Closed => closed;

    /// <summary>
    /// The next watches are told that their version is too old (410, Gone), and again whenever they ask for that one: so many
    /// versions.
    /// </summary>
    public int TooOld { get; set; }

    /// <summary>The next logs of ended pods break off in the middle, so many.</summary>
    public int BrokenLogs
    {
        get => brokenLogs;
        set => brokenLogs = value;
    }

    public static async Task<FaultyPath> StartAsync(ControlPlane plane, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var path = new FaultyPath(builder.Build(), Onwards(plane));
        path.server.Run(path.AnswerAsync);
        await path.server.StartAsync(cancellationToken);
        return path;
    }

    /// <summary>Writes a kubeconfig that leads here.</summary>
    public string WriteKubeconfig(string directory)
    {
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var file = Path.Combine(directory, "kubeconfig");
        File.WriteAllText(file, $$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "faulty", "users": [{"name": "none", "user": {} }],
             "clusters": [{"name": "bed", "cluster": {"server": "{{address}}" } }],
             "contexts": [{"name": "faulty", "context": {"cluster": "bed", "user": "none"} }]}
            """);
        return file;
    }

    /// <summary>Breaks all connections that watch, in the middle.</summary>
    public async Task CloseWatchesAsync()
    {
        var now = Interlocked.Exchange(ref watches, new CancellationTokenSource());
        await now.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseWatchesAsync();
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
        onwards.Dispose();
    }

    private static HttpClient Onwards(ControlPlane plane)
    {
        var trusted = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trusted.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(plane.Certificates, "ca.crt")));
        var user = X509Certificate2.CreateFromPemFile(Path.Combine(plane.Certificates, "auditor.crt"),
            Path.Combine(plane.Certificates, "auditor.key"));
        return new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { ClientCertificates = [user], CertificateChainPolicy = trusted },
        })
        { BaseAddress = plane.Server, Timeout = Timeout.InfiniteTimeSpan };
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref asked);
        var isWatch = context.Request.Query.ContainsKey("watch");
        if (PutOffEvery > 0 && number % PutOffEvery == 0)
        {
            Interlocked.Increment(ref putOff);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
            return;
        }
        if (isWatch && IsTooOld($"{context.Request.Path} {context.Request.Query["resourceVersion"]}"))
        {
            await context.Response
                .WriteAsync(
                    """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","message":"too old resource version","reason":"Expired","code":410}}""" + "\n");
            return;
        }
        using var until = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted,
            isWatch ? watches.Token : CancellationToken.None);
        try
        {
            await PassAsync(context, until.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException)
        {
            if (isWatch && !context.RequestAborted.IsCancellationRequested)
                Interlocked.Increment(ref closed);
            context.Abort();
        }
    }

    /// <summary>A version that is too old stays so: only a new list helps.</summary>
    private bool IsTooOld(string version)
    {
        lock (expired)
        {
            if (TooOld == 0)
                return expired.Contains(version);
            if (expired.Add(version))
                TooOld--;
            return true;
        }
    }

    private async Task PassAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method),
            context.Request.Path + context.Request.QueryString.ToUriComponent());
        if (context.Request.ContentType is { } type)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        using var response = await onwards.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var isBroken = context.Request.Path.Value!.EndsWith("/log", StringComparison.Ordinal)
            && !context.Request.Query.ContainsKey("follow") && Interlocked.Decrement(ref brokenLogs) >= 0;
        var buffer = new byte[isBroken ? 4096 : 64 * 1024];
        await context.Response.StartAsync(cancellationToken);
        for (int length; (length = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            if (isBroken)
                throw new IOException("broken off on purpose");
        }
    }
}
