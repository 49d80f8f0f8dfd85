using System.IO.Pipelines;
using System.Text;
using Docker.DotNet;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>A container's three streams at the end of one connection, read from the moment it is attached.</summary>
internal sealed class AttachedStreams : IAsyncDisposable
{
    private const int MostComplaints = 16 * 1024;
    private const int MostAtOnce = 64 * 1024;

    private readonly StringBuilder complaints = new();
    private readonly CancellationTokenSource closing = new();
    private readonly MultiplexedStream streams;
    private readonly Task reading;

    public AttachedStreams(MultiplexedStream streams)
    {
        this.streams = streams;
        var pipe = new Pipe();
        Output = pipe.Reader.AsStream();
        Input = new ContainerInput(streams);
        reading = ReadAsync(pipe.Writer);
    }

    /// <summary>Closing it ends the container's standard input and nothing else.</summary>
    public Stream Input { get; }

    /// <summary>
    /// Ends where the container's output does, or its stream breaks: then <see cref="Complaints"/> end with that.
    /// </summary>
    public Stream Output { get; }

    public string Complaints
    {
        get
        {
            lock (complaints)
                return complaints.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        streams.Dispose();
        await reading.ConfigureAwait(false);
        closing.Dispose();
    }

    /// <summary>No faster than the output is read. Never throws.</summary>
    private async Task ReadAsync(PipeWriter output)
    {
        var buffer = new byte[MostAtOnce];
        try
        {
            while (true)
            {
                var read = await streams.ReadOutputAsync(buffer, 0, buffer.Length, closing.Token).ConfigureAwait(false);
                if (read.EOF)
                    break;
                if (read.Target == MultiplexedStream.TargetStream.StandardOut)
                    await output.WriteAsync(buffer.AsMemory(0, read.Count), closing.Token).ConfigureAwait(false);
                else
                    Complain(buffer.AsSpan(0, read.Count));
            }
        }
        catch (Exception error)
        {
            // An exception at the pipe's end would take what came before with it.
            Complain(Encoding.UTF8.GetBytes($"the engine's stream of the container's output broke: {error.Message}"));
        }
        await output.CompleteAsync().ConfigureAwait(false);
    }

    private void Complain(ReadOnlySpan<byte> bytes)
    {
        lock (complaints)
        {
            if (complaints.Length < MostComplaints)
                complaints.Append(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MostComplaints - complaints.Length)]));
        }
    }
}
