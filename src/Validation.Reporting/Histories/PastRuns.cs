using Validation.Reporting.Diffs;
using Validation.Results;

namespace Validation.Reporting.Histories;

/// <summary>
/// The earlier bundles of a run's target in one output directory: those whose results name the same target and engine. What a
/// directory is called and how old its files look says nothing. Stateless: each bundle is asked for its head and its end, so
/// there is no index to go stale, and a thousand bundles are a thousand short reads.
/// </summary>
internal static class PastRuns
{
    /// <summary>So many runs a trend shows; the latest are kept.</summary>
    public const int MostKept = 100;

    /// <summary>In a directory with more bundles than this, only those with the youngest files are looked at.</summary>
    private const int MostRead = 5_000;

    /// <param name="outputDirectory">The directory of bundles (<c>artifacts</c>); it may be missing.</param>
    /// <param name="current">The run that the history leads up to. Whether it lies in the directory already does not
    /// matter.</param>
    /// <param name="say">Is told, in a line each, what could not be read and is left out.</param>
    /// <returns>
    /// The difference from the last earlier run, null where there is none; and the target's runs up to this one, oldest first,
    /// this one last. Among the earlier runs those that measured everything, or what this one measured, come before others for
    /// the difference.
    /// </returns>
    public static (RunDiff? Diff, IReadOnlyList<RunStamp> History) HistoryOf(string outputDirectory, RunResults current,
        Action<string>? say = null)
    {
        var now = RunStamp.Of(current.Run, current.Summary);
        (string Path, RunStamp Stamp)[] earlier =
        [
            .. Stamps(outputDirectory, say ?? (_ => { }))
                .Where(past =>
                    past.Stamp.Target == now.Target && past.Stamp.Engine == now.Engine && past.Stamp.Id != now.Id
                        && past.Stamp.Started <= now.Started)
                .OrderBy(past => past.Stamp.Started).ThenBy(past => past.Stamp.Id, StringComparer.Ordinal)
                .DistinctBy(past => past.Stamp.Id),
        ];
        return (Latest(earlier, current, say ?? (_ => { })), [.. earlier.Select(past => past.Stamp).TakeLast(MostKept - 1), now]);
    }

    private static RunDiff? Latest((string Path, RunStamp Stamp)[] earlier, RunResults current, Action<string> say)
    {
        var candidates = earlier.Reverse()
            .OrderBy(past => past.Stamp.Filter.Length == 0 || past.Stamp.Filter == current.Run.Filter ? 0 : 1);
        foreach (var (path, stamp) in candidates)
        {
            try
            {
                return Compare.Runs(ResultsFile.Read(path), current);
            }
            catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                say($"the earlier run {stamp.Id} cannot be compared with, and the one before it is taken: {error.Message}");
            }
        }
        return null;
    }

    private static List<(string Path, RunStamp Stamp)> Stamps(string outputDirectory, Action<string> say)
    {
        var stamps = new List<(string Path, RunStamp Stamp)>();
        var unread = new List<string>();
        foreach (var file in Files(outputDirectory, say))
        {
            try
            {
                stamps.Add((file, BundleHead.Read(file)));
            }
            catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                unread.Add(error.Message);
            }
        }
        if (unread.Count > 0)
            say($"{unread.Count} bundles in '{outputDirectory}' cannot be read and are left out of the history; the "
                + $"first: {unread[0]}");
        return stamps;
    }

    /// <summary>The results of each bundle; links (<c>latest</c>) are other names of what is there anyway.</summary>
    private static IReadOnlyList<string> Files(string outputDirectory, Action<string> say)
    {
        try
        {
            FileInfo[] files =
            [
                .. new DirectoryInfo(outputDirectory).EnumerateDirectories()
                    .Where(directory => directory.LinkTarget is null)
                    .Select(directory => new FileInfo(Path.Combine(directory.FullName, ResultsFile.Name)))
                    .Where(file => file.Exists),
            ];
            if (files.Length > MostRead)
                say($"'{outputDirectory}' holds {files.Length} bundles; only the {MostRead} with the youngest files were looked "
                    + "at");
            return [
                .. files.OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.FullName, StringComparer.Ordinal)
                    .Take(MostRead).Select(file => file.FullName),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            say($"the earlier bundles in '{outputDirectory}' cannot be listed: {error.Message}");
            return [];
        }
    }
}
