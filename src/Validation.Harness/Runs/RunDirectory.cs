using System.Runtime.InteropServices;
using Validation.Harness.Settings;
using Validation.Protocol;
using Validation.Results.Text;

namespace Validation.Harness.Runs;

/// <summary>
/// The directory that a run's bundle goes to: <c>artifacts/UTC-TARGET-RUN</c> (the run <c>20261121t223301-4f2a</c> of the machine
/// eval-1:
/// <c>20261121t223301-eval-1-4f2a</c>), and <c>artifacts/latest</c> that points at the newest.
/// </summary>
public static partial class RunDirectory
{
    /// <summary>
    /// Finds out before the run whether its directory will be to be made; its name is known only when the target is.
    /// </summary>
    /// <exception cref="ConfigurationException">It cannot be made.</exception>
    public static void Check(string output, string run) => Directory.Delete(Made(Path.Combine(output, run)));

    /// <exception cref="ConfigurationException">It cannot be made.</exception>
    public static string Make(string output, string run, string target)
    {
        var (utc, mark) = Parts(run);
        return Made(Path.Combine(output, $"{utc}-{SafeName.Of(target)}-{mark}"));
    }

    /// <summary>A run's directory, whatever its target; null where it made none.</summary>
    public static string? Find(string output, string run)
    {
        var (utc, mark) = Parts(run);
        return Directory.Exists(output) ? Directory.EnumerateDirectories(output, $"{utc}-*-{mark}").FirstOrDefault() : null;
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

    private static (string Utc, string Mark) Parts(string run) =>
        run.Split('-', 2) is [var utc, var mark]
            ? (utc, mark)
            : throw new ArgumentException($"'{run}' is no run's id", nameof(run));

    private static string Made(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the output directory '{path}' cannot be made: {error.Message}");
        }
    }

    /// <summary>rename(2); .NET's own moves follow a link to a directory.</summary>
    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);
}
