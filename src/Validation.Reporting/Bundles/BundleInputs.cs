using Validation.Reporting.Diffs;
using Validation.Reporting.Results;

namespace Validation.Reporting.Bundles;

/// <summary>The one place that a bundle's input is put together.</summary>
public static class BundleInputs
{
    /// <summary>
    /// Of a run's directory: what an earlier making had found out about earlier runs is kept, so that a report made again, or elsewhere,
    /// is the same report; only the first making looks at its neighbours.
    /// </summary>
    /// <exception cref="InvalidDataException">diff.json or history.json cannot be read.</exception>
    public static BundleInput Of(string directory, RunResults results, string? signer) =>
        File.Exists(Path.Combine(directory, HistoryFile.Name)) ? Kept(directory, results, signer) : First(results, signer);

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

    private static BundleInput First(RunResults results, string? signer) =>
        new() { Results = results, Diff = null, History = [RunStamp.Of(results)], Signer = signer };
}
