using System.Text.Json;
using Validation.Reporting.Allure.Entries;
using Validation.Reporting.Allure.Format;
using Validation.Results;

namespace Validation.Reporting.Allure;

/// <summary>
/// Writes a run as Allure results: for each control one entry under the subject's runtime and one under the baseline's, whatever
/// became of its arms, with the same test case id, so that Allure shows them side by side, and the runtime as a parameter, so
/// that each has a history of its own. Names are derived from run, control and runtime: writing again writes the same files.
/// </summary>
internal static class AllureWriter
{
    /// <param name="results">A run, with at least one arm's name for each control.</param>
    /// <param name="directory">Is emptied of results of earlier writing and made where it is missing.</param>
    public static void Write(RunResults results, string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        Directory.CreateDirectory(directory);

        var attachments = new Attachments(results.Arms, directory);
        Entry[] entries =
        [
            .. results.Results.Select(control => SubjectEntry.Of(results.Run, control)),
            .. results.Results.Select(control => BaselineEntry.Of(results, control)),
        ];
        foreach (var (place, entry) in entries.Index())
        {
            var result = entry.Result(results.Run, place, attachments.Of(entry));
            File.WriteAllText(
                Path.Combine(directory, $"{result.Uuid}-result.json"),
                JsonSerializer.Serialize(result, AllureJson.Readable.AllureResult));
        }
        RunFiles.Write(results, directory);
    }
}
