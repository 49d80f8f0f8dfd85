using Validation.Reporting.Allure;
using Validation.Reporting.Allure.Rendering;
using Validation.Results;

namespace Validation.Reporting.Bundles;

/// <summary>
/// Allure's part of a bundle. It takes the longest, in a process of its own: begun first, the rest is written meanwhile. A page
/// that cannot be made is no reason to have no bundle.
/// </summary>
internal sealed class AllurePart : IAsyncDisposable
{
    private AllureRendering? rendering;
    private string? problem;

    /// <param name="results">What is rendered.</param>
    /// <param name="directory">The bundle; what an earlier making left of this part goes.</param>
    /// <param name="rendererCache">Where the renderer is kept; null: Allure's results without its page.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    public static AllurePart Begin(
        RunResults results, string directory, string? rendererCache, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(directory, AllureReport.Folder);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var part = new AllurePart();
        try
        {
            if (rendererCache is null)
                AllureReport.WriteResults(results, directory);
            else
                part.rendering = AllureRendering.Begin(results, directory, rendererCache, cancellationToken);
        }
        catch (AllureReportException error)
        {
            part.problem = error.Message;
        }
        return part;
    }

    /// <returns>The page's path, null where there is none; and why there is none where it was asked for.</returns>
    public async Task<(string? Page, string? Problem)> EndAsync(CancellationToken cancellationToken)
    {
        if (rendering is null)
            return (null, problem);
        try
        {
            return (await rendering.EndAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (AllureReportException error)
        {
            return (null, error.Message);
        }
    }

    public ValueTask DisposeAsync() => rendering?.DisposeAsync() ?? ValueTask.CompletedTask;
}
