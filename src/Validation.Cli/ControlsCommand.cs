using System.CommandLine;
using Validation.Controls;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Cli;

/// <summary><c>validation controls</c>: the catalogue, one line each.</summary>
internal static class ControlsCommand
{
    public static Command Make()
    {
        var command = new Command("controls", "Lists the catalogue.");
        var options = new SettingOptions(command, Setting.Filter);
        command.SetAction(parsed =>
        {
            foreach (var control in ControlFilter.Select(AllControls.InOrder, options.Given(parsed).Values.GetValueOrDefault("filter", "")))
                Console.Out.WriteLine($"{control.Id,-13} {control.Severity.ToString().ToLowerInvariant(),-9} {control.Title}");
            return ExitCodes.Pass;
        });
        return command;
    }
}
