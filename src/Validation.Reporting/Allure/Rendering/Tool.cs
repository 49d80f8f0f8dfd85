using System.ComponentModel;
using Validation.Processes;

namespace Validation.Reporting.Allure.Rendering;

/// <summary>A program that runs to its end within a time limit.</summary>
internal sealed record Tool
{
    public required string Program { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required string Directory { get; init; }

    public required TimeSpan Limit { get; init; }

    /// <summary>Variables that are set; one that is null is taken away.</summary>
    public required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <exception cref="AllureReportException">The program failed or ran out of time; its last words are in the
    /// message.</exception>
    /// <exception cref="RendererMissingException">There is no such program.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            var ended = await Execution.RunInAsync(Directory, Program, Arguments, Environment, Limit, cancellation)
                .ConfigureAwait(false);
            if (ended.ExitCode != 0)
                throw new AllureReportException(
                    $"'{ended.Command}' ended with exit code {ended.ExitCode}. It said:\n"
                        + LastWords(ended.Errors, ended.Output));
        }
        catch (ExecutionException error) when (error.InnerException is Win32Exception missing)
        {
            throw new RendererMissingException(
                $"the HTML report needs '{Program}', which cannot be started ({missing.Message}). "
                    + "Install it with: ./run-suite.sh --install", error);
        }
        catch (ExecutionException error)
        {
            throw new AllureReportException(error.Message, error);
        }
    }

    private static string LastWords(string errors, string output)
    {
        var said = (output + "\n" + errors).Trim();
        return said.Length == 0 ? "(nothing)" : said[Math.Max(0, said.Length - 2000)..];
    }
}
