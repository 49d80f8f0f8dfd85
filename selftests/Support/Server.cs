using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Selftests.Support;

/// <summary>
/// What answers over HTTP in a real server's place, on loopback: for answers that a real one gives seldom, or never twice.
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<string> asked = new();
    private readonly Func<HttpContext, int, Task> answer;
    private int count;

    private Server(WebApplication application, Func<HttpContext, int, Task> answer) =>
        (this.application, this.answer) = (application, answer);

    public Uri Address => new(application.Urls.First());

    /// <summary>Method, path and query of each request.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    /// <param name="answer">Gets the request, and its number from 1.</param>
    /// <param name="certificate">null for plain HTTP.</param>
    public static async Task<Server> StartAsync(Func<HttpContext, int, Task> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var made = new Server(builder.Build(), answer);
        made.application.Run(made.AnswerAsync);
        await made.application.StartAsync();
        return made;
    }

    /// <summary>The same for every request.</summary>
    public static Task<Server> StartAsync(int status, string body, X509Certificate2? certificate = null) =>
        StartAsync((call, _) => SayAsync(call, status, body), certificate);

    public static Task SayAsync(HttpContext call, int status, string body)
    {
        call.Response.StatusCode = status;
        call.Response.ContentType = "application/json";
        return call.Response.WriteAsync(body);
    }

    /// <summary>Until the other side goes.</summary>
    public static Task SilenceAsync(HttpContext call)
    {
        var gone = new TaskCompletionSource();
        call.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await application.StopAsync(now.Token);
        await application.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext call)
    {
        asked.Enqueue($"{call.Request.Method} {call.Request.Path}{call.Request.QueryString}");
        return answer(call, Interlocked.Increment(ref count));
    }
}
