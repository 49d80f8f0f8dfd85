using System.Text.Json;
using Validation.Reporting.Allure.Entries;
using Validation.Reporting.Allure.Format;
using Validation.Reporting.Allure.Rendering;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure;

/// <summary>
/// A page that is being made: from the beginning Node works in a process of its own, while whoever began it does something else;
/// <see cref="EndAsync"/> takes what came of it. Disposed of before its end, it ends Node and leaves nothing.
/// </summary>
internal sealed class AllureRendering : IAsyncDisposable
{
    private static readonly TimeSpan RenderLimit = TimeSpan.FromMinutes(2);

    private readonly RunResults results;
    private readonly string runDirectory;
    private readonly Trend trend;
    private readonly CancellationTokenSource ending;

    // Not in the run's directory: what a killed rendering leaves would be a stranger in its bundle.
    private readonly string place = Directory.CreateTempSubdirectory("validation-allure-").FullName;
    private readonly Task generating;

    private AllureRendering(RunResults results, string runDirectory, Renderer renderer, CancellationToken cancellationToken)
    {
        this.results = results;
        this.runDirectory = runDirectory;
        trend = new Trend(Path.Combine(Path.GetDirectoryName(runDirectory)!, Trend.Name), results.Run.Id);
        ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        generating = GenerateAsync(renderer);
    }

    private string History => Path.Combine(place, Trend.Name);

    private string Output => Path.Combine(place, "report");

    /// <summary>Writes the results that Allure renders, and starts rendering them.</summary>
    /// <exception cref="RendererMissingException">The renderer's packages are not there.</exception>
    public static AllureRendering Begin(
        RunResults results, string runDirectory, string rendererCache, CancellationToken cancellationToken)
    {
        runDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(runDirectory));
        AllureReport.WriteResults(results, runDirectory);
        return new AllureRendering(results, runDirectory, Renderer.Installed(rendererCache), cancellationToken);
    }

    /// <summary>
    /// Waits for Node, and writes the page into the run's directory and the run's point into <c>history.jsonl</c> beside it.
    /// </summary>
    /// <returns>The HTML file's path.</returns>
    /// <exception cref="RendererMissingException">Node is not there.</exception>
    /// <exception cref="AllureReportException">Rendering failed, or the page would reach outside of itself.</exception>
    public async Task<string> EndAsync(CancellationToken cancellationToken)
    {
        await generating.ConfigureAwait(false);
        var made = Path.Combine(Output, "index.html");
        if (!File.Exists(made))
            throw new AllureReportException($"Allure ended well but wrote no '{made}'");
        var page = Path.Combine(runDirectory, AllureReport.Folder, AllureReport.Name);
        var offline = OfflinePage.Of(WholeText.Of(made), Side.Subject(results.Run).Runtime, Books.Banners(results));
        await File.WriteAllTextAsync(page, offline, cancellationToken).ConfigureAwait(false);
        trend.Take(History);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await generating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
        Directory.Delete(place, recursive: true);
    }

    private async Task GenerateAsync(Renderer renderer)
    {
        trend.CopyOthersTo(History);
        var settings = Path.Combine(place, "settings.json");
        await File.WriteAllTextAsync(
            settings,
            JsonSerializer.Serialize(Settings.Of(results, Output, History), AllureJson.Readable.RendererSettings),
            ending.Token).ConfigureAwait(false);
        var configuration = Path.Combine(place, "allurerc.mjs");
        await File.WriteAllBytesAsync(configuration, Renderer.Configuration, ending.Token).ConfigureAwait(false);
        await new Tool
        {
            Program = "node",
            Arguments = ["--no-warnings", renderer.CommandLine, "generate", "--config", configuration, AllureReport.ResultsName],
            Directory = Path.Combine(runDirectory, AllureReport.Folder),
            Limit = RenderLimit,
            Environment = Surroundings(settings),
        }.RunAsync(ending.Token).ConfigureAwait(false);
    }

    /// <summary>Whatever speaks to Allure's plugins, to Node or to trackers through the environment is taken away.</summary>
    private static Dictionary<string, string?> Surroundings(string settings)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name =>
                name.StartsWith("ALLURE_", StringComparison.OrdinalIgnoreCase) || name is "NODE_OPTIONS" or "NODE_PATH")
            .ToDictionary(name => name, _ => (string?)null);
        variables["ALLURE_NO_ANALYTICS"] = "true";
        variables["DO_NOT_TRACK"] = "1";
        variables["VALIDATION_ALLURE_SETTINGS"] = settings;
        return variables;
    }
}
