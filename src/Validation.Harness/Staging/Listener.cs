using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Validation.Controls.Judging;
using Validation.Harness.Processes;

namespace Validation.Harness.Staging;

/// <summary>
/// Something outside that hears: an interface of our own with addresses from the documentation ranges (RFC 5737, RFC 3849 has no
/// private twin, so a unique local one), and sockets on it for TCP, UDP, DNS's port, ICMP and a raw protocol. It remembers what
/// it received, so that "nothing left" is judged from the receiving end.
/// </summary>
public sealed class Listener : IAsyncDisposable
{
    /// <summary>Protocol number for experiments (RFC 3692).</summary>
    public const int RawProtocol = 253;

    private const int DnsPort = 53;
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(10);

    private readonly List<Socket> sockets = [];
    private readonly ConcurrentQueue<(string Channel, string Text)> received = [];
    private readonly string? networkInterface;

    private Listener(string? networkInterface, string? missing)
    {
        this.networkInterface = networkInterface;
        Missing = missing;
    }

    /// <summary>Why there is no listener, or null where there is one.</summary>
    public string? Missing { get; private set; }

    public string AddressV4 { get; private init; } = "198.51.100.1";

    public string AddressV6 { get; private init; } = "fd5a:1d00::1";

    public int TcpPort { get; private set; }

    public int UdpPort { get; private set; }

    /// <summary>An interface's name has at most 15 characters; the run's id ends in what is random about it.</summary>
    public static string InterfaceName(string run) => "vld" + run[^11..].Replace("-", "", StringComparison.Ordinal);

    public static async Task<Listener> OpenAsync(string run, CancellationToken cancellationToken)
    {
        if (!CurrentUser.IsRoot)
            return new Listener(null, "an ordinary user can give the host no address that a listener could have; run as root to measure the network");
        if (Programs.Find("ip") is not { } ip)
            return new Listener(null, "`ip` is not installed, so the listener has no interface; ./run-suite.sh --install");
        var name = InterfaceName(run);
        // Two runs at once must not share an address.
        var host = 1 + (Convert.ToInt32(run[^2..], 16) % 250);
        var listener = new Listener(name, null) { AddressV4 = $"198.51.100.{host}", AddressV6 = $"fd5a:1d00::{host:x}" };
        try
        {
            foreach (var command in (string[][])[
                ["link", "add", name, "type", "bridge"],
                ["link", "set", name, "up"],
                ["addr", "add", listener.AddressV4 + "/32", "dev", name],
                ["-6", "addr", "add", listener.AddressV6 + "/128", "dev", name, "nodad"]])
            {
                (await Execution.RunAsync(ip, command, CommandLimit, cancellationToken).ConfigureAwait(false)).Ensure("giving the listener an address");
            }
            listener.Listen();
            return listener;
        }
        catch (Exception error) when (error is ExecutionException or SocketException)
        {
            listener.Missing = $"no listener could be set up on interface '{name}': {error.Message}";
            return listener;
        }
    }

    /// <summary>The channels on which a nonce arrived.</summary>
    public Reading<IReadOnlyList<string>> Received(string nonce) => Missing is null
        ? Reading.Of<IReadOnlyList<string>>([.. received.Where(message => message.Text.Contains(nonce, StringComparison.Ordinal)).Select(message => message.Channel).Distinct().Order(StringComparer.Ordinal)])
        : Reading.Absent<IReadOnlyList<string>>(Missing);

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets)
            socket.Dispose();
        if (networkInterface is not null && Programs.Find("ip") is { } ip)
            await Execution.RunAsync(ip, ["link", "del", networkInterface], CommandLimit, CancellationToken.None).ConfigureAwait(false);
    }

    private void Listen()
    {
        var v4 = IPAddress.Parse(AddressV4);
        var v6 = IPAddress.Parse(AddressV6);
        TcpPort = Accept("tcp4", v4, 0);
        Accept("tcp6", v6, TcpPort);
        UdpPort = Hear("udp4", v4, SocketType.Dgram, ProtocolType.Udp, 0);
        Hear("udp6", v6, SocketType.Dgram, ProtocolType.Udp, UdpPort);
        Hear("dns", v4, SocketType.Dgram, ProtocolType.Udp, DnsPort);
        Hear("icmp4", v4, SocketType.Raw, ProtocolType.Icmp, 0);
        Hear("icmp6", v6, SocketType.Raw, ProtocolType.IcmpV6, 0);
        Hear("raw4", v4, SocketType.Raw, (ProtocolType)RawProtocol, 0);
    }

    private int Accept(string channel, IPAddress address, int port)
    {
        var socket = Open(address, SocketType.Stream, ProtocolType.Tcp, port);
        socket.Listen(16);
        _ = AcceptAsync(channel, socket);
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private int Hear(string channel, IPAddress address, SocketType type, ProtocolType protocol, int port)
    {
        var socket = Open(address, type, protocol, port);
        _ = HearAsync(channel, socket);
        return socket.LocalEndPoint is IPEndPoint end ? end.Port : 0;
    }

    private Socket Open(IPAddress address, SocketType type, ProtocolType protocol, int port)
    {
        var socket = new Socket(address.AddressFamily, type, protocol);
        sockets.Add(socket);
        socket.Bind(new IPEndPoint(address, port));
        return socket;
    }

    private async Task AcceptAsync(string channel, Socket socket)
    {
        try
        {
            while (true)
            {
                var connection = await socket.AcceptAsync().ConfigureAwait(false);
                _ = HearAsync(channel, connection);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }

    private async Task HearAsync(string channel, Socket socket)
    {
        var buffer = new byte[2048];
        try
        {
            while (await socket.ReceiveAsync(buffer).ConfigureAwait(false) is var bytes and > 0)
                received.Enqueue((channel, Encoding.Latin1.GetString(buffer, 0, bytes)));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The listener, or the connection, was closed.
        }
    }
}
