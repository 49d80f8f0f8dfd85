using System.CommandLine;
using Validation.Controls;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Reporting.Results;

namespace Validation.Cli;

/// <summary><c>validation gate</c>: what the launchers run. The measuring is <c>dotnet test</c>, so that there is one way in.</summary>
internal static class GateCommand
{
    public static Command Make()
    {
        var command = new Command("gate", "Launches the arms, judges the controls and writes the report.");
        var options = new SettingOptions(command, Setting.All);
        command.SetAction((parsed, cancellationToken) => RunAsync(options, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SettingOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = options.Load(parsed);
        var run = Clock.RunId(Clock.Now);
        await Preflight.CheckAsync(settings, run).ConfigureAwait(false);
        var test = new SuiteProcess(Repository.Root, options.Given(parsed), settings, run);
        var said = await test.RunAsync(Console.Out.WriteLine, cancellationToken).ConfigureAwait(false);
        var directory = Path.Combine(settings.Output, run);
        var file = Path.Combine(directory, ResultsFile.Name);
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"validation: the suites ended without results. What they said:\n{said}");
            return ExitCodes.NotMeasured;
        }
        return await ReportCommand.ShowAsync(directory, settings.Open, cancellationToken).ConfigureAwait(false);
    }
}
