using System.Globalization;
using Spectre.Console;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Validation.Reporting.Console;

/// <summary>
/// The last screen of a run: verdict, what must be known to read it, counts that add up, the worst findings, where the rest is.
/// At most 40 lines at 100 columns; readable at 80 and without colours. Nothing in it is parsed as markup, and control characters
/// from inside a sandbox are shown, not sent.
/// </summary>
public static class EndScreen
{
    /// <param name="console">Where it is written.</param>
    /// <param name="results">The run.</param>
    /// <param name="paths">Where its outputs are.</param>
    /// <param name="diff">Against the last run of the same target; null where there was none.</param>
    public static void Write(IAnsiConsole console, RunResults results, ReportPaths paths, RunDiff? diff = null)
    {
        var run = results.Run;
        var verdict = RunVerdict.Of(results);
        var screen = new Screen(console);

        screen.Box(verdict.Word, Colours.Of(verdict.Word));
        screen.Line(
            $"{run.Runtime} against {run.Baseline}: engine {run.Engine}, profile {run.Profile}, template: {run.Template.Name}" +
            (run.Filter.Length == 0 ? "" : $", only {run.Filter}"));
        foreach (var banner in Books.Banners(results))
            screen.Paragraph("!! ", banner, most: 2, new Style(Color.White, Color.Red, Decoration.Bold));

        screen.Blank();
        screen.Paragraph("", Books.Words(results.Summary), most: 2, new Style(decoration: Decoration.Bold));
        if (diff is not null)
            screen.Paragraph("", SinceLast.Line(diff), most: 1, Style.Plain);
        Findings.Write(screen, results);
        Arms(screen, results);

        screen.Blank();
        screen.Path("Report   ", paths.Report);
        screen.Path("Beside   ",
            string.Join(", ",
                new[]
                {
                    ResultsFile.Name,
                    paths.Allure,
                    paths.AllureProblem is { } why ? $"no Allure: {why}" : null,
                }.OfType<string>()));
        screen.Path("Signed   ", paths.Signer is { } signer ? $"by {signer}" : "not signed: no --sign-key was given");
        screen.Line(
            $"Took {run.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s. Exit code {run.ExitCode}: {verdict.Meaning}.");
    }

    private static void Arms(Screen screen, RunResults results)
    {
        ArmRecord[] failed = [.. results.Arms.Where(arm => arm.Failure is not null || !arm.Complete)];
        if (failed.Length == 0)
            return;
        screen.Blank();
        foreach (var arm in failed.Take(2))
            screen.Paragraph(
                $"Arm {arm.Name} ({arm.Runtime}) failed: ",
                arm.Failure ?? "the probe did not answer everything",
                most: 1,
                new Style(Color.Yellow));
        if (failed.Length > 2)
            screen.Line($"… and {failed.Length - 2} more arms that failed, in the report");
    }
}
