using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Validation.Harness.Staging;

/// <summary>mkfifo(3).</summary>
internal static partial class NamedPipe
{
    /// <summary>A named pipe that any user may open, so that a refusal is the sandbox's and not the file mode's.</summary>
    public static void Make(string path)
    {
        if (MakeFifo(path, 0b110_110_110) != 0)
            throw new IOException($"mkfifo '{path}': {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
