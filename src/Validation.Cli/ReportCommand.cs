using System.CommandLine;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
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

    /// <returns>The run's exit code.</returns>
    public static async Task<int> ShowAsync(string directory, bool open, CancellationToken cancellationToken)
    {
        var results = Read(directory);
        await Task.CompletedTask.ConfigureAwait(false);
        Console.Out.WriteLine($"{results.Summary.Pass} pass, {results.Summary.Fail} fail, {results.Summary.Error} error");
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
