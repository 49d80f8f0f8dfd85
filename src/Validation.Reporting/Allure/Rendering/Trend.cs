using System.Text.Json;
using Validation.Reporting.Allure.Entries;

namespace Validation.Reporting.Allure.Rendering;

/// <summary>
/// <c>history.jsonl</c>, one line for each run, shared by the runs of one folder. Allure appends a line whenever it renders; here
/// a run that is rendered again replaces its line, so that a trend counts runs and not renderings.
/// </summary>
internal sealed class Trend(string path, string run)
{
    public const string Name = "history.jsonl";

    /// <summary>
    /// The page holds every entry's past as often as there are points, and grows by half a megabyte with each: five show a trend,
    /// and what goes further back is in each run's own <c>history.json</c>.
    /// </summary>
    private const int Kept = 5;

    /// <summary>Gives a rendering the other runs' history in a file of its own.</summary>
    public void CopyOthersTo(string copy) => File.WriteAllLines(copy, Others());

    /// <summary>
    /// Takes over what the rendering appended; another process may write meanwhile, so the whole file is replaced at once.
    /// </summary>
    public void Take(string copy)
    {
        if (File.ReadLines(copy).LastOrDefault(IsThisRun) is not { } point)
            throw new AllureReportException($"Allure added no point of the run {run} to its history '{copy}'");
        var next = $"{path}.{run}";
        File.WriteAllLines(next, [.. Others().TakeLast(Kept - 1), point]);
        File.Move(next, path, overwrite: true);
    }

    private string[] Others() => File.Exists(path)
        ? [.. File.ReadLines(path).Where(line => line.Length > 0 && !IsThisRun(line))]
        : [];

    private bool IsThisRun(string line)
    {
        try
        {
            using var point = JsonDocument.Parse(line);
            return point.RootElement.GetProperty("name").GetString()!.EndsWith(RunFacts.RunMark(run), StringComparison.Ordinal);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AllureReportException(
                $"'{path}' holds a line that is no point of Allure's history ({error.Message}). Delete the file: only the trend "
                    + "is lost.", error);
        }
    }
}
