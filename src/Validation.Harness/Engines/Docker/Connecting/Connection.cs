using Docker.DotNet.Handler.Abstractions;

namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>
/// A connection whose outgoing direction can end before the other. The library has none for a program's two pipes, and under TLS
/// it ends TCP below it, which the other side has to take for a truncation (RFC 8446, 6.1).
/// </summary>
/// <param name="incoming">What the other side says.</param>
/// <param name="outgoing">What it is told; the same stream, or another.</param>
/// <param name="endOutgoing">Tells the other side that nothing more will come. A failure of it is what the next read
/// throws.</param>
/// <param name="close">Ends the connection; called once, though the library disposes twice.</param>
internal sealed class Connection(Stream incoming, Stream outgoing, Func<Task> endOutgoing, Action close) : WriteClosableStream
{
    private Task ended = Task.CompletedTask;
    private int closed;

    public Connection(Stream incoming, Stream outgoing, Action endOutgoing, Action close)
        : this(incoming, outgoing, () => Done(endOutgoing), close)
    {
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override bool CanCloseWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The library has it synchronous: what takes time goes on while the other direction is read.</summary>
    public override void CloseWrite() => ended = endOutgoing();

    public override int Read(byte[] buffer, int offset, int count) => incoming.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (ended.IsCompleted)
            await ended.ConfigureAwait(false);
        return await incoming.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override void Write(byte[] buffer, int offset, int count) => outgoing.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        outgoing.WriteAsync(buffer, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        outgoing.WriteAsync(buffer, cancellationToken);

    public override void Flush() => outgoing.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => outgoing.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref closed, 1) == 0)
            close();
        base.Dispose(disposing);
    }

    private static Task Done(Action end)
    {
        end();
        return Task.CompletedTask;
    }
}
