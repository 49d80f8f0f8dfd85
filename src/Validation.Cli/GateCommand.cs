using System.CommandLine;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.State.Waiting;
using Validation.Harness.Sweeping;
using Validation.Harness.Waiting;
using Validation.Reporting;
using Validation.Reporting.Allure;
using Validation.Reporting.Allure.Rendering;
using Validation.Results;

namespace Validation.Cli;

/// <summary>
/// <c>validation gate</c>: what the launchers run. The measuring is <c>dotnet test</c>, so that there is one way in.
/// </summary>
internal static class GateCommand
{
    public static Command Make()
    {
        var command = new Command("gate", "Launches the arms, judges the controls and writes the report.");
        var options = new SettingOptions(command, Setting.All);
        var install = new Option<bool>("--install") { Description = "first install what is missing" };
        command.Options.Add(install);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(install))
                await InstallAsync(cancellationToken).ConfigureAwait(false);
            return await RunAsync(options, parsed, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>
    /// What the launcher's script does not install: the report's renderer. A report that cannot be made stops no gate.
    /// </summary>
    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AllureReport.InstallAsync(Cache.Directory, cancellationToken).ConfigureAwait(false);
        }
        catch (AllureReportException problem)
        {
            Console.Error.WriteLine($"validation: {problem.Message}");
        }
    }

    /// <summary>Runs the suites; where they are stopped, what they could not remove themselves is removed here.</summary>
    private static async Task<string> SuitesAsync(
        SuiteProcess test, RunSettings settings, string run, CancellationToken cancellationToken)
    {
        try
        {
            return await test.RunAsync(Console.Out.WriteLine, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await UntilRunIsDead.Wait(run, CancellationToken.None).ConfigureAwait(false);
            await using var engine = EngineFactory.Make(settings, "", "");
            (await Sweep.WithoutRunAsync(engine, EngineFactory.Sweeps, CancellationToken.None).ConfigureAwait(false)).Say(
                Console.Out.WriteLine);
            throw;
        }
    }

    private static async Task<int> RunAsync(SettingOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        Repository.Require("validation gate");
        var settings = options.Load(parsed);
        var run = Clock.RunId(Clock.Now);
        await Preflight.CheckAsync(settings, run).ConfigureAwait(false);
        using var key = Signing.Key(settings);
        var test = new SuiteProcess(Repository.Root, options.Given(parsed), settings, run);
        var said = await SuitesAsync(test, settings, run, cancellationToken).ConfigureAwait(false);
        if (RunDirectory.Find(settings.Output, run) is not { } directory
            || !File.Exists(Path.Combine(directory, ResultsFile.Name)))
        {
            Console.Error.WriteLine($"validation: the suites ended without results. What they said:\n{said}");
            return ExitCodes.NotMeasured;
        }
        return await ReportCommand.ShowAsync(directory, Cache.Directory, settings.Open, key,
            cancellationToken).ConfigureAwait(false);
    }
}
