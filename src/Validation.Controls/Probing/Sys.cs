using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Validation.Controls.Probing;

/// <summary>System calls by name, and the few programs of calls that many controls share. Constants: Linux, x86-64.</summary>
public static class Sys
{
    public const int AtFdCwd = -100;
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int Directory = 0x10000;
    public const int NewMounts = 0x20000;
    public const int NewUsers = 0x10000000;

    /// <summary>Room for what <see cref="Search"/> says of a thousand processes.</summary>
    public const int ReportBytes = 16384;

    private const int FileBytes = 65536;

    /// <summary>Numbers of arch/x86/entry/syscalls/syscall_64.tbl.</summary>
    public static FrozenDictionary<string, long> Numbers { get; } = SystemCallTable.Names
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(':'))
        .ToFrozenDictionary(entry => entry[1], entry => long.Parse(entry[0], System.Globalization.CultureInfo.InvariantCulture));

    /// <exception cref="ArgumentException">The table has no such name.</exception>
    public static Call Call(string name, params IReadOnlyList<Argument> arguments) => new()
    {
        Name = name,
        Number = Numbers.TryGetValue(name, out var number)
            ? number
            : throw new ArgumentException($"'{name}' is no x86-64 system call that SystemCallTable knows"),
        Arguments = arguments,
    };

    /// <summary>
    /// openat, read to the end or to so many bytes, close; never blocks on a FIFO or a quiet /proc file. It does on gVisor's
    /// /proc/gvisor/checkpoint (20260622), which answers when a checkpoint is taken: nothing may read whatever /proc lists.
    /// </summary>
    public static IReadOnlyList<Call> ReadFile(string path, int bytes = FileBytes) =>
    [
        Call("openat", AtFdCwd, path, ReadOnly | NonBlocking),
        Call("read", Argument.Of(0), Argument.Buffer(bytes), bytes) with { Repeat = true },
        Call("close", Argument.Of(0)),
    ];

    /// <summary>All entries of a directory, as raw getdents64 records: see <see cref="Directories.Names"/>.</summary>
    public static IReadOnlyList<Call> List(string path) =>
    [
        Call("openat", AtFdCwd, path, ReadOnly | Directory),
        Call("getdents64", Argument.Of(0), Argument.Buffer(4 * FileBytes), 4 * FileBytes) with { Repeat = true },
        Call("close", Argument.Of(0)),
    ];

    public static Call Open(string path, int flags) => Call("openat", AtFdCwd, path, flags | NonBlocking, 0x1B6);

    public static Call Mount(string source, string target, string type, long flags = 0) =>
        Call("mount", source, target, type, flags, 0);

    public static Call Spin(int milliseconds) => new() { Name = "(spin)", Number = Native.Spin, Arguments = [milliseconds] };

    public static Call Crowd(int count) => new() { Name = "(crowd)", Number = Native.Crowd, Arguments = [count] };

    public static Call Fill(int mebibytes) => new() { Name = "(fill)", Number = Native.Fill, Arguments = [mebibytes] };

    public static Call Vdso() => new() { Name = "(vdso)", Number = Native.Vdso, Arguments = [Argument.Buffer(FileBytes)] };

    /// <summary>Looks for a text in a file of every process that /proc shows, named from its directory there.</summary>
    public static Call Search(string file, string text, long offset = 0) =>
        new() { Name = "(search)", Number = Native.Search, Arguments = [file, text, offset, Argument.Buffer(ReportBytes)] };

    /// <summary>struct timespec.</summary>
    public static Argument Time(int milliseconds)
    {
        var time = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(time, milliseconds / 1000);
        BinaryPrimitives.WriteInt64LittleEndian(time.AsSpan(8), milliseconds % 1000 * 1_000_000L);
        return Argument.Bytes(time);
    }

    public static Call Pause(int milliseconds) => Call("nanosleep", Time(milliseconds), 0);

    /// <summary>clock_gettime(CLOCK_REALTIME): the same for all containers of a pod, under gVisor too.</summary>
    public static Call TimeOfDay() => Call("clock_gettime", 0, Argument.Buffer(16));

    /// <summary>poll(2) on what the n-th call returned. POLLIN 1, POLLOUT 4.</summary>
    public static Call Await(int call, int events, int milliseconds) =>
        new() { Name = "(poll)", Number = Native.Await, Arguments = [Argument.Of(call), events, milliseconds] };

    /// <summary>struct sockaddr_in or sockaddr_in6, in network order (ip(7), ipv6(7)).</summary>
    public static Argument Address(string address, int port)
    {
        var ip = IPAddress.Parse(address);
        var bytes = ip.GetAddressBytes();
        var socket = new byte[bytes.Length == 4 ? 16 : 28];
        BinaryPrimitives.WriteUInt16LittleEndian(socket, (ushort)(bytes.Length == 4 ? 2 : 10));
        BinaryPrimitives.WriteUInt16BigEndian(socket.AsSpan(2), (ushort)port);
        bytes.CopyTo(socket, bytes.Length == 4 ? 4 : 8);
        return Argument.Bytes(socket);
    }

    /// <summary>The same for <c>10.96.0.1:443</c>, <c>[fd00::1]:443</c>.</summary>
    /// <exception cref="FormatException">The text is no address in numbers with a port.</exception>
    public static Argument Address(string endpoint)
    {
        var parsed = IPEndPoint.Parse(endpoint);
        return Address(parsed.Address.ToString(), parsed.Port);
    }

    /// <summary>struct sockaddr_un for a path (unix(7)).</summary>
    public static Argument UnixAddress(string path)
    {
        var socket = new byte[110];
        BinaryPrimitives.WriteUInt16LittleEndian(socket, 1);
        Encoding.UTF8.GetBytes(path, socket.AsSpan(2, 107));
        return Argument.Bytes(socket);
    }

    /// <summary>
    /// struct sockaddr_un for an abstract name, which has no NUL at its end: its length is 3 and the name's (unix(7)).
    /// </summary>
    public static Argument AbstractAddress(string name) => Argument.Bytes([1, 0, 0, .. Encoding.UTF8.GetBytes(name)]);

    /// <summary>A device number as mknod(2) takes it (include/linux/kdev_t.h, new_encode_dev).</summary>
    public static long Device(int major, int minor) => (uint)((minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12));
}
