using System.CommandLine;
using Spectre.Console;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Reporting;
using Validation.Reporting.Allure;
using Validation.Reporting.Console;
using Validation.Reporting.Histories;
using Validation.Reporting.Results;

namespace Validation.Cli;

/// <summary><c>validation report</c>: makes the report of a run again, and shows its last screen.</summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var command = new Command("report", "Makes the report of a run again from its results.json.");
        var directory = new Argument<string>("directory")
        {
            Description = "the run's directory",
            DefaultValueFactory = _ => Path.Combine(Repository.Root, Setting.Output.Default, "latest"),
        };
        var options = new SettingOptions(command, Setting.Open);
        command.Arguments.Add(directory);
        command.SetAction((parsed, cancellationToken) => ShowAsync(
            parsed.GetValue(directory)!, options.Given(parsed).Values.GetValueOrDefault("open") == "true", cancellationToken));
        return command;
    }

    /// <summary>Renders a run's report and ends with the screen that says what matters.</summary>
    /// <returns>The run's exit code.</returns>
    public static async Task<int> ShowAsync(string directory, bool open, CancellationToken cancellationToken)
    {
        var results = Read(directory);
        var paths = new ReportPaths { Results = Path.Combine(directory, ResultsFile.Name) };
        try
        {
            paths = paths with { Allure = await AllureReport.RenderAsync(results, directory, Cache.Directory, cancellationToken).ConfigureAwait(false) };
        }
        catch (AllureReportException problem)
        {
            paths = paths with { AllureProblem = problem.Message };
        }
        var (diff, _) = PastRuns.HistoryOf(
            Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)))!, results, line => Console.Error.WriteLine($"validation: {line}"));
        EndScreen.Write(AnsiConsole.Console, results, paths, diff);
        if (open && paths.Allure is { } page)
            Browser.Open(page);
        return results.Run.ExitCode;
    }

    private static RunResults Read(string directory)
    {
        try
        {
            return ResultsFile.Read(Path.Combine(directory, ResultsFile.Name));
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{directory}' holds no results to report: {error.Message}");
        }
    }
}
