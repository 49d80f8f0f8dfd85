using System.Net.Sockets;

namespace Validation.Harness.Staging;

/// <summary>A unix socket of the host on which something listens: <c>docker.sock</c> without the risk.</summary>
internal sealed class UnixListener : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private UnixListener()
    {
    }

    public UnixListener(string path)
    {
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen(64);
        // Any user may connect, so that a refusal is the sandbox's and not the file mode's.
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
    }

    /// <summary>
    /// On a name that is no file's and that everybody in the host's network namespace may connect to (unix(7)).
    /// </summary>
    public static UnixListener Abstract(string name)
    {
        var listener = new UnixListener();
        listener.socket.Bind(new UnixDomainSocketEndPoint("\0" + name));
        listener.socket.Listen(64);
        return listener;
    }

    public void Dispose() => socket.Dispose();
}
