using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Validation.Harness.Staging.Listening;

/// <summary>
/// One way by which the listener hears. Nothing reads in the background: the kernel queues what arrives, in order, until
/// <see cref="Read"/> is called, so that there is no reader that could lag behind.
/// </summary>
internal sealed class Channel : IDisposable
{
    private const int MostMessages = 4096;
    private const int MostBytes = 65536;

    /// <summary>Of all messages together: words of probes have a hundred bytes.</summary>
    private const int MostBytesInAll = 4 << 20;

    private readonly Transport transport;
    private readonly Socket socket;
    private readonly List<(Socket Socket, int Message)> connections = [];
    private readonly List<string> messages = [];
    private readonly byte[] buffer = new byte[MostBytes];
    private int received;

    private Channel(string name, Transport transport, Socket socket) =>
        (Name, this.transport, this.socket) = (name, transport, socket);

    public string Name { get; }

    /// <summary>Why the channel can no longer be believed, or null where it can.</summary>
    public string? Missing { get; private set; }

    public IPEndPoint Address => (IPEndPoint)socket.LocalEndPoint!;

    /// <exception cref="SocketException">The address is not this host's, or the port is taken.</exception>
    /// <exception cref="IOException">There is no such socket.</exception>
    public static Channel Open(string name, Transport transport, IPEndPoint address)
    {
        var socket = transport.Open(address.AddressFamily);
        try
        {
            socket.Bind(address);
            if (transport.IsStream)
                socket.Listen(128);
            return new Channel(name, transport, socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a text to the channel from the host.</summary>
    public async Task SpeakAsync(string text, CancellationToken cancellationToken)
    {
        using var speaker = transport.Open(Address.AddressFamily);
        // For packets this only sets where they go to.
        await speaker.ConnectAsync(Address, cancellationToken).ConfigureAwait(false);
        await speaker.SendAsync(transport.Wrap(text), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes in all that has arrived so far.</summary>
    public void Read()
    {
        try
        {
            while (Missing is null && socket.Poll(0, SelectMode.SelectRead))
            {
                if (transport.IsStream)
                    connections.Add((socket.Accept(), messages.Count));
                Add(transport.IsStream ? "" : Receive(socket));
            }
        }
        catch (SocketException error)
        {
            Missing = $"the listener's socket for {Name} broke: {error.Message}";
        }
        connections.RemoveAll(HasEnded);
    }

    /// <summary>The tags that arrived behind a nonce, as in <see cref="Controls.Probing.Sockets.Message"/>.</summary>
    public IReadOnlyList<string> Tags(string nonce) =>
        [.. messages.SelectMany(text => Tags(text, nonce + "-")).Distinct().Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        foreach (var (connection, _) in connections)
            connection.Dispose();
        socket.Dispose();
    }

    private static IEnumerable<string> Tags(string text, string mark) =>
        text.Split(mark).Skip(1).Select(rest => string.Concat(rest.TakeWhile(char.IsAsciiLetterOrDigit)));

    private void Add(string message)
    {
        messages.Add(message);
        if (messages.Count == MostMessages)
            Missing = $"the listener stopped hearing {Name} after {MostMessages} messages: somebody floods it";
    }

    private bool HasEnded((Socket Socket, int Message) connection)
    {
        try
        {
            while (connection.Socket.Poll(0, SelectMode.SelectRead))
            {
                var text = Receive(connection.Socket);
                messages[connection.Message] += text;
                if (messages[connection.Message].Length > MostBytes)
                    Missing =
                        $"the listener stopped hearing {Name} after {MostBytes} bytes of one connection: somebody floods it";
                if (text.Length == 0 || Missing is not null)
                    return End(connection.Socket);
            }
            return false;
        }
        catch (SocketException)
        {
            // The other side reset the connection; what it had said before is kept.
            return End(connection.Socket);
        }
    }

    private static bool End(Socket connection)
    {
        connection.Dispose();
        return true;
    }

    private string Receive(Socket from)
    {
        var text = Encoding.Latin1.GetString(buffer, 0, from.Receive(buffer));
        received += text.Length;
        if (received > MostBytesInAll)
            Missing = $"the listener stopped hearing {Name} after {MostBytesInAll >> 20} MiB: somebody floods it";
        return text;
    }
}
