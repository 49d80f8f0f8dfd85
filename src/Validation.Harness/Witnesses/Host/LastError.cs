using System.Runtime.InteropServices;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Host;

/// <summary>errno behind what .NET reports.</summary>
internal static class LastError
{
    /// <summary>Of the last P/Invoke that set it.</summary>
    public static int Number => Marshal.GetLastPInvokeError();

    /// <summary>The number behind a file exception; .NET keeps the raw one as the HResult of the innermost IOException.</summary>
    public static int Of(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => Errno.ENOENT,
        UnauthorizedAccessException { InnerException: IOException inner } => inner.HResult,
        UnauthorizedAccessException => Errno.EACCES,
        IOException io => io.HResult,
        _ => throw new ArgumentException($"No errno is known for {exception.GetType().Name}: {exception.Message}",
            nameof(exception)),
    };
}
