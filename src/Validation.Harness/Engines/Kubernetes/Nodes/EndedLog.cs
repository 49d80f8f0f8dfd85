using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Kubernetes.Nodes;

/// <summary>
/// The log of a pod that has ended, as a stream. It stays as it is: one that breaks off is asked for again, and read on from
/// where it broke.
/// </summary>
/// <param name="ask">Asks for the log, from its beginning.</param>
/// <param name="limit">For all of it.</param>
internal sealed class EndedLog(Func<CancellationToken, Task<Stream>> ask, TimeSpan limit) : Stream
{
    private readonly CancellationTokenSource time = new(limit);
    private readonly RetryPause retry = new(limit);
    private Stream? log;
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="LaunchException">It broke off again and again, or did not come in time.</exception>
    /// <exception cref="KubernetesException">The API server has none.</exception>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        TryAsync(async ended => log ??= await AgainAsync(ended).ConfigureAwait(false), cancellationToken);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await TryAsync(
            async ended =>
            {
                log ??= await AgainAsync(ended).ConfigureAwait(false);
                return await log.ReadAsync(buffer, ended).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        time.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        while (true)
        {
            try
            {
                return await attempt(either.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or HttpRequestException)
            {
                await CloseAsync().ConfigureAwait(false);
                if (!await retry.AgainAsync(null, cancellationToken).ConfigureAwait(false))
                    throw new LaunchException(
                        $"its pod ended, but its log broke off {retry.Tries} times: {error.Message}", error);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new LaunchException(
                    $"its pod ended, but its log did not come within {limit.TotalSeconds:F0} s; the node's kubelet serves it: "
                        + "look there");
            }
        }
    }

    /// <summary>The log from its beginning, read up to where it broke.</summary>
    private async Task<Stream> AgainAsync(CancellationToken cancellationToken)
    {
        var again = await ask(cancellationToken).ConfigureAwait(false);
        try
        {
            var buffer = new byte[64 * 1024];
            for (var left = read; left > 0;)
            {
                var count = await again.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken)
                    .ConfigureAwait(false);
                if (count == 0)
                    throw new IOException($"it is shorter than the {read} bytes that had come");
                left -= count;
            }
            return again;
        }
        catch
        {
            await again.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task CloseAsync()
    {
        if (log is not null)
            await log.DisposeAsync().ConfigureAwait(false);
        log = null;
    }
}
