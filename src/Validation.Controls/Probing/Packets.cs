using System.Buffers.Binary;
using System.Text;

namespace Validation.Controls.Probing;

/// <summary>The bytes of small packets that carry a text out.</summary>
public static class Packets
{
    public const int Icmp4 = 1;
    public const int Icmp6 = 58;

    /// <summary>Protocol number for experiments (RFC 3692).</summary>
    public const int Experimental = 253;

    private const byte EchoRequest4 = 8;
    private const byte EchoRequest6 = 128;
    private const byte AddressRecord = 1;
    private const byte TextRecord = 16;

    /// <summary>An ICMP echo request (RFC 792): type, code, checksum, identifier, sequence, text.</summary>
    public static byte[] Echo4(string text)
    {
        var packet = Echo(EchoRequest4, text);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), Checksum(packet));
        return packet;
    }

    /// <summary>An ICMPv6 echo request (RFC 4443); the kernel fills the checksum in (RFC 3542, 3.1).</summary>
    public static byte[] Echo6(string text) => Echo(EchoRequest6, text);

    /// <summary>
    /// A DNS query (RFC 1035, 4.1) for the TXT record of <c>TEXT.validation.test</c>; the text is one label, at most 63 bytes.
    /// </summary>
    public static byte[] DnsQuery(string text) => Question(TextRecord, text, "validation", "test");

    /// <summary>The same for the address of a name, <c>kubernetes.default.svc.cluster.local</c>.</summary>
    public static byte[] AddressQuery(string name) => Question(AddressRecord, name.Split('.'));

    private static byte[] Question(byte record, params IEnumerable<string> labels)
    {
        var packet = new List<byte> { 0x56, 0x44, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
        foreach (var label in labels)
        {
            packet.Add((byte)label.Length);
            packet.AddRange(Encoding.ASCII.GetBytes(label));
        }
        packet.AddRange([0, 0, record, 0, 1]);
        return [.. packet];
    }

    private static byte[] Echo(byte type, string text) => [type, 0, 0, 0, 0x56, 0x44, 0, 1, .. Encoding.ASCII.GetBytes(text)];

    /// <summary>The Internet checksum (RFC 1071).</summary>
    private static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var index = 0; index < bytes.Length; index++)
            sum += (uint)(index % 2 == 0 ? bytes[index] << 8 : bytes[index]);
        while (sum > 0xffff)
            sum = (sum & 0xffff) + (sum >> 16);
        return (ushort)~sum;
    }
}
