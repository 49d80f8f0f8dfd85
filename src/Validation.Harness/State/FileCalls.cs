using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.State;

/// <summary>Calls that name a file by its directory's descriptor, so that no link put in its way leads elsewhere.</summary>
internal static partial class FileCalls
{
    /// <summary>O_RDONLY | O_DIRECTORY | O_CLOEXEC (x86-64).</summary>
    private const int OpenDirectory = 0x10000 | 0x80000;

    /// <summary>O_NOFOLLOW.</summary>
    private const int NoFollow = 0x20000;

    private const int RemoveDirectoryFlag = 0x200;

    /// <summary>MNT_DETACH | UMOUNT_NOFOLLOW (umount(2)).</summary>
    private const int DetachFlags = 2 | 8;

    /// <summary>A directory by its absolute path.</summary>
    public static SafeFileHandle Open(string path)
    {
        using var unused = new SafeFileHandle(Libc.CurrentDirectory, ownsHandle: false);
        return OpenAt(unused, path, OpenDirectory);
    }

    /// <summary>A directory in another; ELOOP or ENOTDIR where its name is a link's.</summary>
    public static SafeFileHandle Open(SafeHandle parent, string name) => OpenAt(parent, name, OpenDirectory | NoFollow);

    public static bool Unlink(SafeHandle parent, string name) => UnlinkAt(parent, name, 0) == 0;

    public static bool RemoveDirectory(SafeHandle parent, string name) => UnlinkAt(parent, name, RemoveDirectoryFlag) == 0;

    /// <summary>Takes the topmost mount off a name, lazily; what is mounted below it goes with it.</summary>
    public static bool Detach(SafeHandle parent, string name) => Unmount($"{Of(parent)}/{name}", DetachFlags) == 0;

    /// <summary>The path of an open directory, wherever its name leads by now.</summary>
    public static string Of(SafeHandle directory) => $"/proc/self/fd/{directory.DangerousGetHandle()}";

    /// <summary>Which mount an open directory lies on (proc_pid_fdinfo(5), mnt_id).</summary>
    public static string MountOf(SafeHandle directory) => File.ReadLines($"/proc/self/fdinfo/{directory.DangerousGetHandle()}")
        .First(line => line.StartsWith("mnt_id:", StringComparison.Ordinal));

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenAt(SafeHandle directory, string path, int flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnlinkAt(SafeHandle directory, string path, int flags);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unmount(string path, int flags);
}
