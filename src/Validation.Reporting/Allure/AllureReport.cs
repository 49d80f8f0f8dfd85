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
}
