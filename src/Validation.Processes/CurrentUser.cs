using System.Runtime.InteropServices;

namespace Validation.Processes;

/// <summary>Whom the harness runs as.</summary>
public static partial class CurrentUser
{
    /// <summary>The effective user's id.</summary>
    public static long Uid => GetUid();

    public static long Gid => GetGid();

    public static bool IsRoot => Uid == 0;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetUid();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint GetGid();
}
