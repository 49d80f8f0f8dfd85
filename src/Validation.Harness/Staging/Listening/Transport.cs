using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Harness.Staging.Listening;

/// <summary>A kind of socket, and how a text travels through it.</summary>
internal sealed partial record Transport(SocketType Type, int Protocol, Func<string, byte[]> Wrap)
{
    private const int Internet4 = 2;
    private const int Internet6 = 10;
    private const int CloseOnExecute = 0x80000;

    public static Transport Tcp { get; } = new(SocketType.Stream, 6, Encoding.Latin1.GetBytes);

    public static Transport Udp { get; } = new(SocketType.Dgram, 17, Encoding.Latin1.GetBytes);

    public static Transport Icmp4 { get; } = new(SocketType.Raw, Packets.Icmp4, text => Packets.Echo4(text));

    public static Transport Icmp6 { get; } = new(SocketType.Raw, Packets.Icmp6, text => Packets.Echo6(text));

    public static Transport Raw { get; } = new(SocketType.Raw, Packets.Experimental, Encoding.Latin1.GetBytes);

    public bool IsStream => Type == SocketType.Stream;

    /// <summary>By socket(2), because the BCL's constructor refuses protocol numbers that it has no name for.</summary>
    /// <exception cref="IOException">The kernel has no such socket, or not for this user.</exception>
    public Socket Open(AddressFamily family)
    {
        var domain = family == AddressFamily.InterNetwork ? Internet4 : Internet6;
        var descriptor = OpenSocket(domain, (int)Type | CloseOnExecute, Protocol);
        return descriptor >= 0
            ? new Socket(new SafeSocketHandle(descriptor, ownsHandle: true))
            : throw new IOException($"socket({domain}, {Type}, {Protocol}) failed: {Errno.Name(Marshal.GetLastPInvokeError())}");
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int domain, int type, int protocol);
}
