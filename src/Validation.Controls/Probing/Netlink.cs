using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Validation.Controls.Probing;

/// <summary>Asks the kernel for all its interfaces and routes (rtnetlink(7)), and reads the answer.</summary>
internal static class Netlink
{
    public const int GetLink = 18;
    public const int GetRoute = 26;

    private const int NewLink = 16;
    private const int NewRoute = 24;
    private const int Error = 2;
    private const int Done = 3;
    private const int HeaderBytes = 16;
    private const int LinkBytes = 16;
    private const int RouteBytes = 12;
    private const int RequestAndDump = 0x301;
    private const int DoNotWait = 0x40;
    private const int AnswerBytes = 262144;

    /// <summary>The dump arrives in pieces, which are read until none is left.</summary>
    public static Probe Dump(int request)
    {
        var message = new byte[HeaderBytes + LinkBytes];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt16LittleEndian(message.AsSpan(4), (short)request);
        BinaryPrimitives.WriteInt16LittleEndian(message.AsSpan(6), RequestAndDump);
        return Probe.Of(
            Sockets.Open(Sockets.NetlinkFamily, Sockets.Raw),
            Sys.Call("sendto", Argument.Of(0), Argument.Bytes(message), message.Length, 0, 0, 0),
            Sys.Call("recvfrom", Argument.Of(0), Argument.Buffer(AnswerBytes), AnswerBytes, DoNotWait, 0, 0) with
            {
                Repeat = true,
            },
            Sys.Call("close", Argument.Of(0)));
    }

    /// <exception cref="CannotTellException">The answer is refused, torn or does not end.</exception>
    public static IReadOnlyList<NetworkLink> Links(Fact fact) =>
        [.. Messages(fact, NewLink).Select(body => new NetworkLink(
            Encoding.ASCII.GetString(Attributes(body.AsSpan(LinkBytes)).GetValueOrDefault(3) ?? []).TrimEnd('\0'),
            (BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(8)) & 1) != 0))];

    /// <exception cref="CannotTellException">The answer is refused, torn or does not end.</exception>
    public static IReadOnlyList<NetworkRoute> Routes(Fact fact) =>
        [.. Messages(fact, NewRoute).Select(body => (Body: body, Attributes: Attributes(body.AsSpan(RouteBytes))))
            .Select(route => new NetworkRoute(
            $"{Address(route.Body[0], route.Attributes.GetValueOrDefault(1))}/{route.Body[1]}",
            route.Body[7],
            route.Attributes.GetValueOrDefault(4) is { Length: 4 } index ? BinaryPrimitives.ReadInt32LittleEndian(index) : 0,
            route.Attributes.ContainsKey(5) || route.Attributes.ContainsKey(9)))];

    private static string Address(byte family, byte[]? bytes) =>
        new IPAddress(bytes is { Length: 4 or 16 } ? bytes : new byte[family == Sockets.Internet4 ? 4 : 16]).ToString();

    private static List<byte[]> Messages(Fact fact, int type)
    {
        var found = new List<byte[]>();
        var rest = fact.Bytes.AsSpan();
        while (rest.Length >= HeaderBytes)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            int kind = BinaryPrimitives.ReadUInt16LittleEndian(rest[4..]);
            if (length < HeaderBytes || length > rest.Length)
                break;
            if (kind == Done)
                return found;
            if (kind == Error && length >= HeaderBytes + sizeof(int))
                throw new CannotTellException(
                    $"step '{fact.Step}': netlink "
                        + $"answered {Errno.Name(-BinaryPrimitives.ReadInt32LittleEndian(rest[HeaderBytes..]))}");
            if (kind == type && length >= HeaderBytes + LinkBytes)
                found.Add(rest[HeaderBytes..length].ToArray());
            rest = rest[Math.Min(rest.Length, (length + 3) & ~3)..];
        }
        throw new CannotTellException($"step '{fact.Step}': netlink's answer does not come to its end ({fact.LastErrno})");
    }

    private static Dictionary<int, byte[]> Attributes(ReadOnlySpan<byte> bytes)
    {
        var found = new Dictionary<int, byte[]>();
        while (bytes.Length >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(bytes) is var length && length >= 4
            && length <= bytes.Length)
        {
            found[BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]) & 0x3fff] = bytes[4..length].ToArray();
            bytes = bytes[Math.Min(bytes.Length, (length + 3) & ~3)..];
        }
        return found;
    }
}

/// <summary>An interface.</summary>
public sealed record NetworkLink(string Name, bool IsUp);

/// <param name="Destination"><c>198.51.100.7/32</c>; <c>0.0.0.0/0</c> for the default route.</param>
/// <param name="Type">rtm_type: 1 unicast, 2 local, 7 unreachable …</param>
/// <param name="Interface">The index of the interface that it leads to; 1 is the loopback's in every namespace, 0 means
/// none.</param>
/// <param name="HasGateway">It leads to a gateway, or to several.</param>
public sealed record NetworkRoute(string Destination, int Type, int Interface, bool HasGateway)
{
    private const int Unicast = 1;
    private const int Local = 2;

    public bool LeadsOut => Type is Unicast or Local && (Interface > 1 || HasGateway);
}
