using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Validation.Harness.Staging;

/// <summary>name_to_handle_at(2).</summary>
internal static partial class FileHandle
{
    private const int AtFdCwd = -100;
    private const int MostBytes = 128;

    /// <returns>struct file_handle in hexadecimal; empty where the file system has none.</returns>
    public static string Of(string path)
    {
        var handle = new byte[8 + MostBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(handle, MostBytes);
        return NameToHandleAt(AtFdCwd, path, handle, out _, 0) == 0
            ? Convert.ToHexString(handle, 0, 8 + BinaryPrimitives.ReadInt32LittleEndian(handle))
            : "";
    }

    [LibraryImport("libc", EntryPoint = "name_to_handle_at", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NameToHandleAt(int directory, string path, [In, Out] byte[] handle, out int mount, int flags);
}
