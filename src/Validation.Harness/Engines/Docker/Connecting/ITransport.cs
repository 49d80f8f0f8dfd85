namespace Validation.Harness.Engines.Docker;

/// <summary>Makes connections to an engine.</summary>
internal interface ITransport
{
    /// <summary>True where the engine is reached through a file of this machine; a virtual machine may still answer behind it.</summary>
    bool IsSocketFile { get; }

    /// <summary>What the connection's own program said of what went wrong; empty where nothing did.</summary>
    string Complaints { get; }

    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">It cannot be made, with the error number.</exception>
    Task<Connection> ConnectAsync(CancellationToken cancellationToken);
}

/// <summary>Two directions, the outgoing one of which can end before the other.</summary>
internal sealed class Connection(Stream incoming, Stream outgoing, Action endOutgoing, Action close) : IDisposable
{
    public Stream Incoming => incoming;

    public Stream Outgoing => outgoing;

    /// <summary>Tells the other side that nothing more will come, and goes on listening.</summary>
    public void EndOutgoing() => endOutgoing();

    public void Dispose() => close();

    /// <summary>The connection as one stream.</summary>
    public Stream AsStream() => new PairedStream(incoming, outgoing, close);
}
