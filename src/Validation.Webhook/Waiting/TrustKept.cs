using Validation.Webhook.Certificates;
using Validation.Webhook.Publishing;

namespace Validation.Webhook.Waiting;

/// <summary>
/// Keeps the API server's trust: the bundle is published at the start and again every minute, so that a configuration which was
/// applied anew does not stay without it, and before the certificate runs out.
/// </summary>
internal sealed partial class TrustKept(Keyring keys, WebhookConfiguration configuration, ILogger<TrustKept> log)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim turn = new(1, 1);
    private string problem = "";

    /// <summary>True once the API server was told whom to trust.</summary>
    public bool IsPublished { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PublishAsync(DateTimeOffset.UtcNow, stoppingToken).ConfigureAwait(false);
            await Task.Delay(problem.Length == 0 ? Seldom : Often,
                stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task PublishAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            keys.Prepare(now);
            await configuration.TrustAsync(keys.Bundle, limit.Token).ConfigureAwait(false);
            keys.Use();
            if (!IsPublished || problem.Length > 0)
                Published(log);
            (IsPublished, problem) = (true, "");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            // Said once, however often it happens.
            if (problem != error.Message)
                NotPublished(log, error.Message);
            problem = error.Message;
        }
        finally
        {
            turn.Release();
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Information, "the API server trusts this webhook's certificate")]
    private static partial void Published(ILogger log);

    [LoggerMessage(LogLevel.Error,
        "the API server was not told whom to trust, and refuses every evaluation pod until it is: {Problem}")]
    private static partial void NotPublished(ILogger log, string problem);
}
