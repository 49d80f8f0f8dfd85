namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>Makes connections to an engine. The library's own are not for use here; each implementation says why.</summary>
internal interface ITransport
{
    /// <summary>
    /// True where the engine is reached through a file of this machine; a virtual machine may still answer behind it.
    /// </summary>
    bool IsSocketFile { get; }

    /// <summary>What the connection's own program said of what went wrong; empty where nothing did.</summary>
    string Complaints { get; }

    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">It cannot be made, with the error number.</exception>
    Task<Connection> ConnectAsync(CancellationToken cancellationToken);
}
