using System.Buffers.Binary;

namespace Validation.Controls.Runtime.Identity;

/// <summary>
/// Tells the empty file that gVisor's <c>--override-procs</c> (20260601) makes under any name of /proc from a file of Linux's,
/// one that a container runtime has masked included: it is in /proc's own file system, no mount lies there, everybody may read
/// it, and it has no byte.
/// </summary>
internal static class ProcFile
{
    /// <summary>openat, getdents64 and close of the listing, statx of /proc itself.</summary>
    private const int CallsBefore = 4;

    private const int OfProc = CallsBefore - 1;
    private const int CallsEach = 4;

    /// <summary>struct statx, and what of it is read (statx(2)).</summary>
    private const int Bytes = 256, Attributes = 8, Mode = 28, DeviceMajor = 136;

    private const int BasicFields = 0x7ff;
    private const int DoNotFollow = 0x100;

    /// <summary>STATX_ATTR_MOUNT_ROOT, of Linux 5.8; gVisor and older kernels leave it 0.</summary>
    private const ulong MountRoot = 0x2000;

    /// <summary>S_IFREG and r--r--r--.</summary>
    private const int ForAllToRead = 0x8124;

    public static Call Stat(string path) =>
        Sys.Call("statx", Sys.AtFdCwd, path, DoNotFollow, BasicFields, Argument.Buffer(Bytes));

    /// <summary>What is tried of a name, given how many names were tried before.</summary>
    public static IReadOnlyList<Call> Calls(string name, int index) =>
    [
        Stat($"/proc/{name}"),
        Sys.Open($"/proc/{name}", Sys.ReadOnly),
        Sys.Call("read", Argument.Of(First(index) + 1), Argument.Buffer(1), 1),
        Sys.Call("close", Argument.Of(First(index) + 1)),
    ];

    public static bool IsStub(Fact fact, int index) =>
        fact.Answers[OfProc] is { Errno: 0, Hex: { } proc }
        && fact.Answers[First(index)] is { Errno: 0, Hex: { } file }
        && fact.Answers[First(index) + 1].Errno == 0
        && fact.Answers[First(index) + 2] is { Errno: 0, Value: 0 }
        && IsStub(Convert.FromHexString(file), Convert.FromHexString(proc));

    private static bool IsStub(byte[] file, byte[] proc) =>
        file.Length == Bytes && proc.Length == Bytes
        && BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(Mode)) == ForAllToRead
        && (BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(Attributes)) & MountRoot) == 0
        && file.AsSpan(DeviceMajor, 8).SequenceEqual(proc.AsSpan(DeviceMajor, 8));

    private static int First(int index) => CallsBefore + (index * CallsEach);
}
