using System.Runtime.InteropServices;

namespace Validation.Harness.Witnesses;

/// <summary>Names of error numbers (asm-generic/errno-base.h, asm-generic/errno.h), those that a witness can meet.</summary>
internal static class Errno
{
    public const int Eperm = 1;
    public const int Enoent = 2;
    public const int Esrch = 3;
    public const int Eintr = 4;
    public const int Eacces = 13;
    public const int Ebusy = 16;
    public const int Eexist = 17;
    public const int Einval = 22;
    public const int Enotempty = 39;
    public const int Emediumtype = 124;

    private static readonly Dictionary<int, string> Names = new()
    {
        [Eperm] = "EPERM", [Enoent] = "ENOENT", [Esrch] = "ESRCH", [Eintr] = "EINTR", [5] = "EIO", [6] = "ENXIO",
        [9] = "EBADF", [10] = "ECHILD", [12] = "ENOMEM", [Eacces] = "EACCES", [14] = "EFAULT", [Ebusy] = "EBUSY",
        [Eexist] = "EEXIST", [19] = "ENODEV", [20] = "ENOTDIR", [21] = "EISDIR", [Einval] = "EINVAL", [24] = "EMFILE",
        [28] = "ENOSPC", [30] = "EROFS", [38] = "ENOSYS", [Enotempty] = "ENOTEMPTY", [40] = "ELOOP", [95] = "EOPNOTSUPP",
        [Emediumtype] = "EMEDIUMTYPE",
    };

    /// <summary>The name, or <c>errno 123</c>.</summary>
    public static string Name(int number) => Names.GetValueOrDefault(number, $"errno {number}");

    /// <summary>Of the last P/Invoke that set it.</summary>
    public static int Last => Marshal.GetLastPInvokeError();

    /// <summary>The number behind a file exception; .NET keeps the raw one as the HResult of the innermost IOException.</summary>
    public static int Of(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => Enoent,
        UnauthorizedAccessException { InnerException: IOException inner } => inner.HResult,
        UnauthorizedAccessException => Eacces,
        IOException io => io.HResult,
        _ => throw new ArgumentException($"No errno is known for {exception.GetType().Name}: {exception.Message}", nameof(exception)),
    };
}
