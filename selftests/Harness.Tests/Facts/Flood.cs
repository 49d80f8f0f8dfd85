using System.Text;

namespace Validation.Harness.Tests.Facts;

/// <summary>A beginning, and then the same for ever; counts what was taken of it.</summary>
internal sealed class Flood(string beginning, string piece) : Stream
{
    private readonly byte[] first = Encoding.UTF8.GetBytes(beginning), then = Encoding.UTF8.GetBytes(piece);

    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Taken; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        for (var index = 0; index < buffer.Length; index++, Taken++)
            buffer[index] = Taken < first.Length ? first[Taken] : then[(Taken - first.Length) % then.Length];
        return buffer.Length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
