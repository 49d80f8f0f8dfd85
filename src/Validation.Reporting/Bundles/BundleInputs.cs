using Validation.Reporting.Diffs;
using Validation.Reporting.Histories;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Reporting.Bundles;

/// <summary>The one place that a bundle's input is put together.</summary>
internal static class BundleInputs
{
    /// <summary>
    /// Of a run's directory: what an earlier making had found out about earlier runs is kept, so that a report made again, or
    /// elsewhere, is the same report; only the first making looks at its neighbours.
    /// </summary>
    /// <param name="directory">The run's directory.</param>
    /// <param name="results">Its results.</param>
    /// <param name="signer">Whose key signs; null where none does.</param>
    /// <param name="say">Is told of neighbours that cannot be read.</param>
    /// <exception cref="InvalidDataException">diff.json or history.json cannot be read.</exception>
    public static BundleInput Of(string directory, RunResults results, string? signer, Action<string> say) =>
        File.Exists(Path.Combine(directory, HistoryFile.Name))
            ? Kept(directory, results, signer)
            : First(directory, results, signer, say);

    /// <summary>From what lies in the bundle alone.</summary>
    /// <exception cref="InvalidDataException">diff.json or history.json cannot be read.</exception>
    public static BundleInput Kept(string directory, RunResults results, string? signer)
    {
        var diff = Path.Combine(directory, DiffFile.Name);
        return new BundleInput
        {
            Results = results,
            Diff = File.Exists(diff) ? DiffFile.Read(diff) : null,
            History = HistoryFile.Read(Path.Combine(directory, HistoryFile.Name)),
            Signer = signer,
        };
    }

    private static BundleInput First(string directory, RunResults results, string? signer, Action<string> say)
    {
        var neighbours = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)))!;
        var (diff, history) = PastRuns.HistoryOf(neighbours, results, say);
        return new BundleInput { Results = results, Diff = diff, History = history, Signer = signer };
    }
}
