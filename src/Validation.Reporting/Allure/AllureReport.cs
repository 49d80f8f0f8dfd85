using Validation.Reporting.Allure.Rendering;
using Validation.Results;

namespace Validation.Reporting.Allure;

/// <summary>A run as one HTML file that opens from the disk and reaches nothing outside of itself.</summary>
public static class AllureReport
{
    /// <summary>The folder of a run's directory that all of it lies in.</summary>
    public const string Folder = "allure";

    public const string Name = "index.html";

    public const string ResultsName = "results";

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
    /// Writes results and page into the run's <see cref="Folder"/>, and the run's point into <c>history.jsonl</c> beside the
    /// run's directory (rendered again, the point is replaced).
    /// </summary>
    /// <returns>The HTML file's path.</returns>
    /// <exception cref="RendererMissingException">Node, npm or the renderer's packages are not there.</exception>
    /// <exception cref="AllureReportException">Rendering failed, or the page would reach outside of itself.</exception>
    public static async Task<string> RenderAsync(
        RunResults results, string runDirectory, string rendererCache, CancellationToken cancellationToken)
    {
        await using var rendering = AllureRendering.Begin(results, runDirectory, rendererCache, cancellationToken);
        return await rendering.EndAsync(cancellationToken).ConfigureAwait(false);
    }
}
