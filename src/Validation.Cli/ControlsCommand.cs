using System.CommandLine;
using Validation.Controls;
using Validation.Controls.Pages;
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
        var pages = new Option<string>("--pages")
        {
            Description = "write a page of Markdown for each control into this directory",
        };
        command.Options.Add(pages);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(pages) is { } directory)
                WritePages(directory);
            var filter = options.Given(parsed).Values.GetValueOrDefault("filter", "");
            if (FormerIds.SaidOfFilter(filter) is { } said)
                Console.Error.WriteLine($"validation: {said}");
            foreach (var control in ControlFilter.Select(AllControls.InOrder, filter))
                Console.Out.WriteLine($"{control.Id,-13} {control.Severity.ToString().ToLowerInvariant(),-9} {control.Title}");
            return ExitCodes.Pass;
        });
        return command;
    }

    private static void WritePages(string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var (control, holder) in AllControls.Definitions)
        {
            File.WriteAllText(Path.Combine(directory, control.Id + ".md"), ControlPages.Page(control, holder));
            foreach (var former in control.FormerIds)
                File.WriteAllText(Path.Combine(directory, former + ".md"), ControlPages.FormerPage(control, former));
        }
        File.WriteAllText(Path.Combine(directory, "README.md"), ControlPages.Index());
        File.WriteAllText(Path.Combine(directory, FrameworksPage.Name), FrameworksPage.Text());
    }
}
