using System.Net.Sockets;

namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>A socket file. The library's takes paths of 91 bytes and no longer; Linux takes 107 (unix(7)).</summary>
internal sealed class UnixTransport(string path) : ITransport
{
    public string Path => path;

    public bool IsSocketFile => true;

    public string Complaints => "";

    public async Task<Connection> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        var stream = new NetworkStream(socket, ownsSocket: true);
        return new Connection(stream, stream, () => socket.Shutdown(SocketShutdown.Send), stream.Dispose);
    }
}
