using System.Runtime.InteropServices;
using Validation.Harness.Settings;
using Validation.Protocol;

namespace Validation.Harness.Runs;

/// <summary>The directory that a run's results go to: <c>artifacts/RUN</c>, and <c>artifacts/latest</c> that points at the newest.</summary>
public static partial class RunDirectory
{
    /// <exception cref="ConfigurationException">It cannot be made.</exception>
    public static string Make(string output, string run)
    {
        var path = Path.Combine(output, run);
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the output directory '{path}' cannot be made: {error.Message}");
        }
    }

    public static void PointLatest(string directory)
    {
        var latest = Path.Combine(Path.GetDirectoryName(directory)!, "latest");
        // A link is replaced by renaming another over it: a reader never finds it missing.
        var next = $"{latest}.{Path.GetFileName(directory)}";
        File.CreateSymbolicLink(next, Path.GetFileName(directory));
        if (Rename(next, latest) != 0)
            throw new IOException($"rename('{next}', '{latest}'): {Errno.Name(Marshal.GetLastPInvokeError())}");
    }

    /// <summary>rename(2); .NET's own moves follow a link to a directory.</summary>
    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);
}
