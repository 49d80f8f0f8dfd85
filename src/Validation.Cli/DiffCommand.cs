using System.CommandLine;
using Spectre.Console;
using Validation.Harness.Settings;
using Validation.Reporting.Console;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Validation.Cli;

/// <summary><c>validation diff</c>: what changed between two runs, as one screen and an exit code.</summary>
internal static class DiffCommand
{
    public static Command Make()
    {
        var command = new Command(
            "diff",
            "Says what changed between two runs. Exit code 0: nothing regressed; 1: something did; 3: it cannot be told.");
        var old = new Argument<string>("old") { Description = "the earlier run's directory, or its results.json" };
        var now = new Argument<string>("new") { Description = "the later run's directory, or its results.json" };
        var json = new Option<string>("--json")
        {
            Description = "also write the difference into this file, as diff.json of a bundle",
        };
        command.Arguments.Add(old);
        command.Arguments.Add(now);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var diff = Compare.Runs(Read(parsed.GetValue(old)!), Read(parsed.GetValue(now)!));
            if (parsed.GetValue(json) is { } file)
                Write(file, diff);
            DiffScreen.Write(AnsiConsole.Console, diff);
            return DiffVerdict.Of(diff).ExitCode;
        });
        return command;
    }

    private static RunResults Read(string given)
    {
        try
        {
            return ResultsFile.Read(Directory.Exists(given) ? Path.Combine(given, ResultsFile.Name) : given);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{given}' holds no results to compare: {error.Message}");
        }
    }

    private static void Write(string file, RunDiff diff)
    {
        try
        {
            File.WriteAllText(file, DiffFile.Text(diff));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the difference cannot be written to '{file}': {error.Message}");
        }
    }
}
