using Validation.Harness.Settings;

namespace Validation.Harness.Runs;

/// <summary>The directory that a run's results go to: <c>artifacts/RUN</c>, and <c>artifacts/latest</c> that points at the newest.</summary>
public static class RunDirectory
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
        File.Move(next, latest, overwrite: true);
    }
}
