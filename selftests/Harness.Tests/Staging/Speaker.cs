using Validation.Harness.Staging;

namespace Validation.Harness.Tests.Staging;

/// <summary>Speaks to a listener by other means than the harness's own: the programs of the machine.</summary>
internal static class Speaker
{
    /// <summary>perl, because every Debian has it and it opens any kind of socket.</summary>
    private const string Script = """
        use Socket qw(:all);
        my ($address, $port, $type, $protocol, $prefix, $text) = @ARGV;
        my $six = $address =~ /:/;
        my $to = $six ? pack_sockaddr_in6($port, inet_pton(AF_INET6, $address)) : pack_sockaddr_in($port, inet_aton($address));
        socket(my $socket, $six ? AF_INET6 : AF_INET, $type, $protocol) or die "socket: $!";
        connect($socket, $to) or die "connect: $!";
        my $bytes = pack('H*', $prefix) . $text;
        syswrite($socket, $bytes) == length $bytes or die "write: $!";
        """;

    public static Task SayAsync(Listener listener, string channel, string text)
    {
        string[] words = channel switch
        {
            "tcp-loopback" => ["127.0.0.1", $"{listener.TcpPort}", "1", "6", ""],
            "tcp4" => [listener.AddressV4, $"{listener.TcpPort}", "1", "6", ""],
            "tcp6" => [listener.AddressV6, $"{listener.TcpPort}", "1", "6", ""],
            "udp4" => [listener.AddressV4, $"{listener.UdpPort}", "2", "17", ""],
            "udp6" => [listener.AddressV6, $"{listener.UdpPort}", "2", "17", ""],
            "dns" => [listener.AddressV4, "53", "2", "17", ""],
            // Echo requests; for ICMP without the checksum, which raw sockets do not ask for.
            "icmp4" => [listener.AddressV4, "0", "3", "1", "0800000000010001"],
            "icmp6" => [listener.AddressV6, "0", "3", "58", "8000000000010001"],
            "raw4" => [listener.AddressV4, "0", "3", "253", ""],
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "no such channel"),
        };
        return new Command("perl", ["-e", Script, .. words, text]).SucceedAsync();
    }

    public static Task IpAsync(params string[] arguments) => new Command("ip", arguments).SucceedAsync();
}
