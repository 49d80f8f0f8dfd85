using System.Text;

namespace Validation.Controls.Probing;

/// <summary>
/// Programs of calls that try to get a text to an address. None of them waits for long. Constants: Linux, x86-64.
/// </summary>
internal static class Sockets
{
    public const int Internet4 = 2;
    public const int NetlinkFamily = 16;
    public const int PacketFamily = 17;
    public const int Stream = 1;
    public const int Datagram = 2;
    public const int Raw = 3;
    public const int FastOpen = 0x20000000;

    public const int WritableEvent = 4;
    public const int ReadableEvent = 1;

    private const int DatagramBytes = 1500;
    private const int NoSignal = 0x4000;
    private const int SocketLevel = 1;
    private const int SocketError = 4;
    private const int Repetitions = 3;
    private const int PauseMilliseconds = 100;
    private const int AnswerMilliseconds = 300;
    private const int LimitMilliseconds = 1500;

    /// <summary>
    /// What a probe says to the listener: the arm's nonce, so that it is known who said it, and a tag that says which probe it
    /// was.
    /// </summary>
    public static string Message(Stage stage, string tag) => $"{stage.Nonce}-{tag}";

    public static Call Open(int family, int type, int protocol = 0) =>
        Sys.Call("socket", family, type | Sys.NonBlocking, protocol);

    /// <summary>A TCP connection, and the message through it: socket, connect, poll, SO_ERROR, sendto, close.</summary>
    /// <param name="name">The step's.</param>
    /// <param name="address">Where to.</param>
    /// <param name="message">What is said there.</param>
    /// <param name="milliseconds">How long the connection is waited for.</param>
    public static Draft Connect(string name, Argument address, string message, int milliseconds = AnswerMilliseconds) =>
        OverTcp(name, address, message, Sys.Call("connect", Argument.Of(0), address, Length(address)), milliseconds);

    /// <summary>A TCP connection through which nothing is said: socket, connect, poll, SO_ERROR, close.</summary>
    public static Draft Reach(string name, Argument address, int milliseconds) => new(name,
    [
        Open(Family(address), Stream),
        Sys.Call("connect", Argument.Of(0), address, Length(address)),
        Sys.Await(0, WritableEvent, milliseconds),
        PendingError(),
        Sys.Call("close", Argument.Of(0)),
    ])
    {
        LimitMilliseconds = LimitMilliseconds + milliseconds,
    };

    /// <summary>A datagram, and what is answered to it: socket, sendto, poll, recvfrom, close.</summary>
    public static Draft Ask(string name, Argument address, byte[] question, int milliseconds) => new(name,
    [
        Open(Family(address), Datagram),
        Sys.Call("sendto", Argument.Of(0), Argument.Bytes(question), question.Length, NoSignal, address, Length(address)),
        Sys.Await(0, ReadableEvent, milliseconds),
        Sys.Call("recvfrom", Argument.Of(0), Argument.Buffer(DatagramBytes), DatagramBytes, 0, 0, 0),
        Sys.Call("close", Argument.Of(0)),
    ])
    {
        LimitMilliseconds = LimitMilliseconds + milliseconds,
    };

    /// <summary>
    /// The same with the message in the first packet (tcp(7), MSG_FASTOPEN); it is sent again where the kernel left it out.
    /// </summary>
    public static Draft ConnectAtOnce(string name, Argument address, string message) =>
        OverTcp(name, address, message,
            Sys.Call("sendto", Argument.Of(0), Line(message), message.Length + 1, FastOpen | NoSignal, address, Length(address)));

    /// <summary>One packet through a socket that knows no connections: socket, sendto, close.</summary>
    public static Draft Send(string name, Argument address, int type, int protocol, byte[] packet) => new(name,
    [
        Open(Family(address), type, protocol),
        Sys.Call("sendto", Argument.Of(0), Argument.Bytes(packet), packet.Length, NoSignal, address, Length(address)),
        Sys.Call("close", Argument.Of(0)),
    ])
    {
        LimitMilliseconds = LimitMilliseconds,
    };

    /// <summary>The same for a message as it is.</summary>
    public static Draft Send(string name, Argument address, int type, int protocol, string message) =>
        Send(name, address, type, protocol, Encoding.ASCII.GetBytes(message));

    /// <summary>
    /// A datagram three times, a tenth of a second apart, because one may be lost on the way: socket, (sendto, poll) × 3, close.
    /// </summary>
    public static Draft Repeat(string name, Argument address, string message) => new(name,
    [
        Open(Family(address), Datagram),
        .. Enumerable.Range(0, Repetitions).SelectMany(_ => (Call[])
        [
            Sys.Call("sendto", Argument.Of(0), Argument.Bytes(Encoding.ASCII.GetBytes(message)), message.Length, NoSignal,
                address, Length(address)),
            Sys.Await(0, ReadableEvent, PauseMilliseconds),
        ]),
        Sys.Call("close", Argument.Of(0)),
    ])
    {
        LimitMilliseconds = LimitMilliseconds,
    };

    private static Draft OverTcp(string name, Argument address, string message, Call begin,
        int milliseconds = AnswerMilliseconds) => new(name,
    [
        Open(Family(address), Stream),
        begin,
        Sys.Await(0, WritableEvent, milliseconds),
        PendingError(),
        Sys.Call("sendto", Argument.Of(0), Line(message), message.Length + 1, NoSignal, 0, 0),
        Sys.Call("close", Argument.Of(0)),
    ])
    {
        LimitMilliseconds = LimitMilliseconds - AnswerMilliseconds + milliseconds,
    };

    /// <summary>What became of a connection that was not waited for.</summary>
    private static Call PendingError() =>
        Sys.Call("getsockopt", Argument.Of(0), SocketLevel, SocketError, Argument.Buffer(sizeof(int)),
            Argument.Bytes(BitConverter.GetBytes(sizeof(int))));

    private static Argument Line(string message) => Argument.Bytes(Encoding.ASCII.GetBytes(message + "\n"));

    private static int Length(Argument address) => address.Hex!.Length / 2;

    private static int Family(Argument address) => Convert.FromHexString(address.Hex!)[0];
}
