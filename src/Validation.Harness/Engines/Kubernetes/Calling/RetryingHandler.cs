using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>
/// The library asks once, and waits as long as it takes. This asks again what is put off (429, 5xx of a proxy or a server that
/// restarts, a broken connection), after what Retry-After says, for two minutes at most; it bounds the wait for an answer; and it
/// tells a refusal with the server's own words, unless the server has only just come back (<see cref="Outage"/>).
/// </summary>
/// <param name="address">The API server, for people.</param>
internal sealed class RetryingHandler(string address) : DelegatingHandler
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryLimit = TimeSpan.FromMinutes(2);
    private static readonly HttpStatusCode[] PutOff =
    [
        HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
    ];

    private readonly Outage outage = new();
    private long requests;
    private long repeated;

    /// <summary>How many requests were sent, retries among them.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>How many of them had been put off, or not answered, before.</summary>
    public long Repeated => Interlocked.Read(ref repeated);

    /// <exception cref="KubernetesException">It was refused, or not answered.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var retry = new RetryPause(RetryLimit);
        while (true)
        {
            var (response, problem, asked) = await OnceAsync(request, cancellationToken).ConfigureAwait(false);
            if (response is not null)
                return response;
            if (asked == TimeSpan.Zero)
                throw problem!;
            if (!await retry.AgainAsync(asked, cancellationToken).ConfigureAwait(false))
                throw Tired(problem!, retry);
            Interlocked.Increment(ref repeated);
        }
    }

    private static KubernetesException Tired(KubernetesException problem, RetryPause retry) =>
        new($"{problem.Message} (tried {retry.Tries} times in {retry.Elapsed.TotalSeconds:F0} s)", problem)
        {
            Status = problem.Status,
            Reason = problem.Reason,
            Said = problem.Said,
        };

    /// <summary>A log or a watch, which goes on as long as it likes.</summary>
    private static bool IsStream(Uri uri) =>
        uri.AbsolutePath.EndsWith("/log", StringComparison.Ordinal) || uri.Query.Contains("watch=true", StringComparison.Ordinal);

    /// <returns>
    /// The response; or what is wrong, and after what time to ask again: zero for never, null for when you like.
    /// </returns>
    private async Task<(HttpResponseMessage? Response, KubernetesException? Problem, TimeSpan? Asked)> OnceAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        Interlocked.Increment(ref requests);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return await RefusedAsync(request, response, limit.Token).ConfigureAwait(false);
            if (!IsStream(request.RequestUri!))
                await response.Content.LoadIntoBufferAsync(limit.Token).ConfigureAwait(false);
            var answer = response;
            response = null;
            return (answer, null, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            outage.Note();
            return (null, new KubernetesException($"{Asked(request)}: no answer within {AnswerLimit.TotalSeconds:F0} s"), null);
        }
        catch (HttpRequestException error) when (error.InnerException is AuthenticationException untrusted)
        {
            // Who this server is does not change by asking again.
            return (
                null, new KubernetesException($"{Asked(request)}: {untrusted.Message}{Fix(untrusted.Message)}", error),
                TimeSpan.Zero);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            outage.Note();
            return (null, new KubernetesException($"{Asked(request)}: {(error.InnerException ?? error).Message}", error), null);
        }
        finally
        {
            response?.Dispose();
        }
    }

    private async Task<(HttpResponseMessage? Response, KubernetesException? Problem, TimeSpan? Asked)> RefusedAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var code = response.StatusCode;
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var status = Status(body);
        var said = status?.Message ?? body.Trim();
        var refused = new KubernetesException($"{Asked(request)}: {(int)code} {status?.Reason}, {said}")
        {
            Status = code,
            Reason = status?.Reason ?? "",
            Said = said,
        };
        // A proxy in between that reaches nobody says so with 500 (kubectl proxy does); the API server's own 500 has a reason.
        var isPutOff = PutOff.Contains(code) || refused is { Status: HttpStatusCode.InternalServerError, Reason: "" };
        if (isPutOff && code != HttpStatusCode.TooManyRequests)
            outage.Note();
        return (null, refused, isPutOff || outage.MayExplain(code) ? Pause(response) : TimeSpan.Zero);
    }

    private static TimeSpan? Pause(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } asked && asked > TimeSpan.Zero ? asked : null;

    /// <returns>null where it is none: a proxy in between answers in words of its own.</returns>
    private static StatusAnswer? Status(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, KubernetesJson.Default.StatusAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Fix(string problem) => problem.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal)
        ? "; its certificate was issued to somebody else: the kubeconfig's server, or tls-server-name, "
            + "has to be a name that it has"
        : problem.Contains("certificate chain", StringComparison.Ordinal)
            ? "; its certificate is not from the kubeconfig's certificate-authority"
            : "";

    private string Asked(HttpRequestMessage request) => $"{request.Method} {request.RequestUri!.PathAndQuery} at {address}";
}
