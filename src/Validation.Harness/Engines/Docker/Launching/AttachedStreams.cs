using System.IO.Pipelines;
using System.Text;

namespace Validation.Harness.Engines.Docker;

/// <summary>A container's three streams at the end of one connection, read from the moment it is attached.</summary>
internal sealed class AttachedStreams : IAsyncDisposable
{
    private const int MostComplaints = 16 * 1024;

    private readonly StringBuilder complaints = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Connection connection;
    private readonly Task reading;

    public AttachedStreams(Connection connection)
    {
        this.connection = connection;
        var pipe = new Pipe();
        Output = pipe.Reader.AsStream();
        Input = new PairedStream(Stream.Null, connection.Outgoing, connection.EndOutgoing);
        reading = MultiplexedOutput.TakeApartAsync(connection.Incoming, pipe.Writer, Complain, closing.Token);
    }

    /// <summary>Closing it ends the container's standard input and nothing else.</summary>
    public Stream Input { get; }

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
        connection.Dispose();
        await reading.ConfigureAwait(false);
        closing.Dispose();
    }

    private void Complain(ReadOnlyMemory<byte> bytes)
    {
        lock (complaints)
        {
            if (complaints.Length < MostComplaints)
                complaints.Append(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, MostComplaints - complaints.Length)]));
        }
    }
}
