using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Staging.Listening;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Processes;

namespace Validation.Harness.Staging;

/// <summary>
/// Something outside that hears, so that "nothing left" is judged from the receiving end: an interface of our own with addresses
/// that are nobody's, and sockets for TCP, UDP, DNS's port, ICMP and a raw protocol on it; one more on the host's loopback. IPv4:
/// TEST-NET-2 (RFC 5737). IPv6: a unique local address (RFC 4193), because hosts may drop the documentation range of RFC 3849.
/// </summary>
public sealed class Listener : IListener, IAsyncDisposable
{
    private const int DnsPort = 53;
    private const int Hosts = 254;
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HearingLimit = TimeSpan.FromSeconds(10);

    private readonly string name;
    private readonly List<Channel> channels = [];
    private readonly Dictionary<string, string> missing = [];
    private readonly SemaphoreSlim turn = new(1, 1);
    private bool interfaceMade;

    private Listener(string name, int host)
    {
        this.name = name;
        AddressV4 = $"198.51.100.{host}";
        AddressV6 = $"fd5a:1d00::{host:x}";
    }

    /// <summary>127.0.0.1 where the listener has no address, so that no probe sends its word to somebody else's.</summary>
    public string AddressV4 { get; private set; }

    /// <summary>The same for IPv6, with ::1.</summary>
    public string AddressV6 { get; private set; }

    /// <summary>The port of every TCP channel, that on 127.0.0.1 included.</summary>
    public int TcpPort { get; private set; }

    public int UdpPort { get; private set; }

    /// <summary>Opens every channel that can be opened here. Why another cannot is said by <see cref="ReceivedAsync"/>.</summary>
    public static async Task<Listener> OpenAsync(string run, CancellationToken cancellationToken)
    {
        var (listener, whyNot4, whyNot6) = await TakeAddressesAsync(run, cancellationToken).ConfigureAwait(false);
        listener.Listen(whyNot4, whyNot6);
        if (whyNot4 is not null)
            listener.AddressV4 = $"{IPAddress.Loopback}";
        if (whyNot6 is not null)
            listener.AddressV6 = $"{IPAddress.IPv6Loopback}";
        foreach (var (channel, why) in await listener.SilentAsync(cancellationToken).ConfigureAwait(false))
            listener.missing[channel] = why;
        return listener;
    }

    /// <summary>
    /// What followed a nonce, by channel. A channel counts only while it hears the harness's own word: each was tried when the
    /// listener was opened, and is tried again now, behind all that the arm may have sent.
    /// </summary>
    public async Task<Reading<ReceivedView>> ReceivedAsync(string nonce, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var absent = await SilentAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (channel, why) in missing)
                absent[channel] = why;
            return Reading.Of(new ReceivedView
            {
                Channels = channels.Select(channel => channel.Name).Union(absent.Keys).ToDictionary(
                    known => known,
                    known => absent.TryGetValue(known, out var why)
                        ? Reading.Absent<IReadOnlyList<string>>(why)
                        : Reading.Of(channels.Single(channel => channel.Name == known).Tags(nonce))),
            });
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in channels)
            channel.Dispose();
        turn.Dispose();
        if (interfaceMade)
            await Execution.RunAsync(Programs.Find("ip")!, ["link", "del", name], CommandLimit,
                CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>One run at a time: an address that another run is about to take looks free.</summary>
    private static async Task<(Listener Listener, string? WhyNot4, string? WhyNot6)> TakeAddressesAsync(
        string run, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(StateDirectory.Root);
        using var turn = await FileLock.TakeAsync(Path.Combine(StateDirectory.Root, "listener.lock"), cancellationToken)
            .ConfigureAwait(false);
        var listener = new Listener(RunLink.Of(run), FreeHost(Convert.ToInt32(run[^2..], 16)));
        var (whyNot4, whyNot6) = await listener.MakeAddressesAsync(cancellationToken).ConfigureAwait(false);
        return (listener, whyNot4, whyNot6);
    }

    /// <summary>Two runs at once must not share an address.</summary>
    private static int FreeHost(int first)
    {
        var taken = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address.ToString()).ToHashSet();
        return Enumerable.Range(first, Hosts).Select(number => 1 + (number % Hosts))
            .FirstOrDefault(host => !taken.Contains($"198.51.100.{host}"), 1 + (first % Hosts));
    }

    /// <returns>Why there is no address of either family; null where there is.</returns>
    private async Task<(string? WhyNot4, string? WhyNot6)> MakeAddressesAsync(CancellationToken cancellationToken)
    {
        if (await WhyNotAsync(["link", "add", name, "type", "bridge"], cancellationToken).ConfigureAwait(false)
            is { } noInterface)
            return (noInterface, noInterface);
        interfaceMade = true;
        if (await WhyNotAsync(["link", "set", name, "up"], cancellationToken).ConfigureAwait(false) is { } notUp)
            return (notUp, notUp);
        return (
            await WhyNotAsync(["addr", "add", AddressV4 + "/32", "dev", name], cancellationToken).ConfigureAwait(false),
            await WhyNotAsync(["-6", "addr", "add", AddressV6 + "/128", "dev", name, "nodad"],
                cancellationToken).ConfigureAwait(false)
                ?? await UntilAddressIsLocal.Wait(IPAddress.Parse(AddressV6), HearingLimit,
                    cancellationToken).ConfigureAwait(false));
    }

    private static async Task<string?> WhyNotAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        if (!CurrentUser.IsRoot)
            return "an ordinary user can give the host no address that a listener could have; run as root to measure the network";
        if (Programs.Find("ip") is not { } ip)
            return "`ip` is not installed, so the listener has no interface; ./run-suite.sh --install";
        try
        {
            (await Execution.RunAsync(ip, command, CommandLimit, cancellationToken).ConfigureAwait(false)).Ensure(
                "giving the listener an address");
            return null;
        }
        catch (ExecutionException error)
        {
            return error.Message;
        }
    }

    private void Listen(string? whyNot4, string? whyNot6)
    {
        var v4 = IPAddress.Parse(AddressV4);
        var v6 = IPAddress.Parse(AddressV6);
        // The loopback address comes first: of all, it is the one on which a port may be taken.
        TcpPort = Open("tcp-loopback", Transport.Tcp, IPAddress.Loopback, 0, null);
        TcpPort = Open("tcp4", Transport.Tcp, v4, TcpPort, whyNot4);
        Open("tcp6", Transport.Tcp, v6, TcpPort, whyNot6);
        UdpPort = Open("udp4", Transport.Udp, v4, 0, whyNot4);
        UdpPort = Open("udp6", Transport.Udp, v6, UdpPort, whyNot6);
        Open("dns", Transport.Udp, v4, DnsPort, whyNot4);
        Open("icmp4", Transport.Icmp4, v4, 0, whyNot4);
        Open("icmp6", Transport.Icmp6, v6, 0, whyNot6);
        Open("raw4", Transport.Raw, v4, 0, whyNot4);
    }

    /// <returns>The port, or the one that was asked for where the channel cannot be opened.</returns>
    private int Open(string channel, Transport transport, IPAddress address, int port, string? whyNot)
    {
        if (whyNot is not null)
        {
            missing[channel] = whyNot;
            return port;
        }
        try
        {
            var opened = Channel.Open(channel, transport, new IPEndPoint(address, port));
            channels.Add(opened);
            return opened.Address.Port;
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            missing[channel] = $"the listener could not open {channel} on {address}, port {port}: {error.Message}";
            return port;
        }
    }

    /// <summary>Says a new word on each channel and listens for it. What had been queued before is read with it.</summary>
    /// <returns>The channels that did not hear it, and why.</returns>
    private async Task<Dictionary<string, string>> SilentAsync(CancellationToken cancellationToken)
    {
        var nonce = HostStage.Nonce();
        var silent = new Dictionary<string, string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(HearingLimit);
        Channel[] tried = [.. channels.Where(channel => !missing.ContainsKey(channel.Name))];
        foreach (var channel in tried)
        {
            try
            {
                await channel.SpeakAsync($"{nonce}-alive\n", limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is SocketException or IOException
                || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                silent[channel.Name] =
                    $"the harness itself could not send to the listener's {channel.Name} at {channel.Address}: {error.Message}";
            }
        }
        Channel[] spoken = [.. tried.Where(channel => !silent.ContainsKey(channel.Name))];
        await UntilHeard.Wait(HearingLimit, AllHeard, cancellationToken).ConfigureAwait(false);
        // An arm's connection that was accepted with the last look may hold bytes that came since.
        foreach (var channel in channels)
            channel.Read();
        foreach (var channel in spoken.Where(channel => channel.Missing is not null || !HasHeard(channel)))
            silent[channel.Name] = channel.Missing
                ?? $"the listener did not hear the harness's own word on {channel.Name} at {channel.Address} within "
                    + $"{HearingLimit.TotalSeconds:F0} s";
        return silent;

        bool HasHeard(Channel channel) => channel.Tags(nonce).Contains("alive");

        bool AllHeard()
        {
            foreach (var channel in channels)
                channel.Read();
            return spoken.All(channel => channel.Missing is not null || HasHeard(channel));
        }
    }
}
