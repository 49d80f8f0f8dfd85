using System.Text.Json;
using Validation.Reporting.Allure.Entries;
using Validation.Reporting.Allure.Format;
using Validation.Reporting.Allure.Rendering;
using Validation.Reporting.Results;
using Validation.Reporting.Text;

namespace Validation.Reporting.Allure;

/// <summary>A run as one HTML file that opens from the disk and reaches nothing outside of itself.</summary>
public static class AllureReport
{
    /// <summary>The folder of a run's directory that all of it lies in.</summary>
    public const string Folder = "allure";

    public const string Name = "index.html";

    public const string ResultsName = "results";

    private static readonly TimeSpan RenderLimit = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Installs the renderer where it is missing (npm, once for each lock file). Needs the network then, and never else.
    /// </summary>
    /// <exception cref="RendererMissingException">Node or npm is missing, or npm failed.</exception>
    public static Task InstallAsync(string rendererCache, CancellationToken cancellationToken) =>
        Renderer.InstallAsync(rendererCache, cancellationToken);

    /// <summary>Writes what Allure renders, without rendering it.</summary>
    public static void WriteResults(RunResults results, string runDirectory) =>
        AllureWriter.Write(results, Path.Combine(runDirectory, Folder, ResultsName));

    /// <summary>
    /// Writes results and page into the run's <see cref="Folder"/>, and the run's point into <c>history.jsonl</c> beside the run's
    /// directory (rendered again, the point is replaced).
    /// </summary>
    /// <returns>The HTML file's path.</returns>
    /// <exception cref="RendererMissingException">Node, npm or the renderer's packages are not there.</exception>
    /// <exception cref="AllureReportException">Rendering failed, or the page would reach outside of itself.</exception>
    public static async Task<string> RenderAsync(
        RunResults results, string runDirectory, string rendererCache, CancellationToken cancellationToken)
    {
        runDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(runDirectory));
        WriteResults(results, runDirectory);
        var renderer = Renderer.Installed(rendererCache);

        // Not in the run's directory: what a killed rendering leaves would be a stranger in its bundle.
        var rendering = Directory.CreateTempSubdirectory("validation-allure-").FullName;
        try
        {
            var trend = new Trend(Path.Combine(Path.GetDirectoryName(runDirectory)!, Trend.Name), results.Run.Id);
            var history = Path.Combine(rendering, Trend.Name);
            trend.CopyOthersTo(history);
            var page = await GenerateAsync(results, renderer, runDirectory, rendering, history, cancellationToken).ConfigureAwait(false);
            var report = Path.Combine(runDirectory, Folder, Name);
            await File.WriteAllTextAsync(report, OfflinePage.Of(page, Side.Subject(results.Run).Runtime, Books.Banners(results)), cancellationToken).ConfigureAwait(false);
            trend.Take(history);
            return report;
        }
        finally
        {
            Directory.Delete(rendering, recursive: true);
        }
    }

    private static async Task<string> GenerateAsync(
        RunResults results, Renderer renderer, string runDirectory, string rendering, string history, CancellationToken cancellation)
    {
        var output = Path.Combine(rendering, "report");
        var settings = Path.Combine(rendering, "settings.json");
        await File.WriteAllTextAsync(
            settings,
            JsonSerializer.Serialize(Settings.Of(results, output, history), AllureJson.Readable.RendererSettings),
            cancellation).ConfigureAwait(false);
        var configuration = Path.Combine(rendering, "allurerc.mjs");
        await File.WriteAllBytesAsync(configuration, Renderer.Configuration, cancellation).ConfigureAwait(false);
        await new Tool
        {
            Program = "node",
            Arguments = ["--no-warnings", renderer.CommandLine, "generate", "--config", configuration, ResultsName],
            Directory = Path.Combine(runDirectory, Folder),
            Limit = RenderLimit,
            Environment = Surroundings(settings),
        }.RunAsync(cancellation).ConfigureAwait(false);

        var page = Path.Combine(output, "index.html");
        return File.Exists(page)
            ? WholeText.Of(page)
            : throw new AllureReportException($"Allure ended well but wrote no '{page}'");
    }

    /// <summary>Whatever speaks to Allure's plugins, to Node or to trackers through the environment is taken away.</summary>
    private static Dictionary<string, string?> Surroundings(string settings)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("ALLURE_", StringComparison.OrdinalIgnoreCase) || name is "NODE_OPTIONS" or "NODE_PATH")
            .ToDictionary(name => name, _ => (string?)null);
        variables["ALLURE_NO_ANALYTICS"] = "true";
        variables["DO_NOT_TRACK"] = "1";
        variables["VALIDATION_ALLURE_SETTINGS"] = settings;
        return variables;
    }
}
