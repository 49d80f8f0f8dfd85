using Selftests.Support.Samples;
using Spectre.Console;
using Validation.Reporting.Console;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Reporting.Tests.Console;

public sealed class EndScreenTests
{
    private static readonly ReportPaths Paths = new()
    {
        Report = "/srv/app/artifacts/20261121t223301-eval-host-1-4f2a/report.html",
        Allure = "allure/index.html",
    };

    private static readonly Dictionary<string, RunResults> Runs = new()
    {
        ["pass"] = SampleRun.Pass,
        ["fail"] = SampleRun.Fail,
        ["error"] = SampleRun.Error,
        ["disabled"] = SampleRun.Disabled,
        ["many"] = SampleRun.WithControls(50),
    };

    [Test]
    public void The_screen_reads_as_it_was_agreed(
        [Values("pass", "fail", "error", "disabled", "many")] string run, [Values(80, 100)] int columns)
    {
        var golden = Repository.PathOf("selftests", "Reporting.Tests", "Console", "Golden", $"{run}-{columns}.txt");
        var shown = Shown(Runs[run], columns);
        if (!File.Exists(golden) || File.ReadAllText(golden) != shown)
            File.WriteAllText(golden + ".generated", shown);

        File.ReadAllText(golden).ShouldBe(shown, $"look at {golden}.generated and take it over if the change is meant");
    }

    [Test]
    public void The_fullest_screen_has_at_most_40_lines_within_its_columns([Values(80, 100)] int columns)
    {
        var full = SampleRun.WithControls(50) with
        {
            Arms = [.. SampleRun.Fail.Arms.Select(arm => arm with { Failure = Hostile.Text })],
        };
        var lines = Shown(
            full with { Run = full.Run with { Banners = [Long, Long] } }, columns, diff: Compare.Runs(SampleRun.Pass, full))
            .TrimEnd('\n').Split('\n');

        lines.Length.ShouldBeLessThanOrEqualTo(40);
        lines.ShouldAllBe(line => line.Length < columns);
    }

    [Test]
    public void Errors_for_one_reason_are_one_finding()
    {
        var lost = SampleRun.WithControls(50);
        lost = lost with
        {
            Results = [
                .. lost.Results.Select(result =>
                    result with { Verdict = Verdict.Error, Reason = "runsc is not installed. Fix it: install it" }),
            ],
        };

        var shown = Shown(lost, 100);

        shown.ShouldContain($"{lost.Results.Count} controls  could not be told, all for one reason");
        shown.Split("runsc is not installed").Length.ShouldBe(2);
    }

    [Test]
    public void No_control_character_reaches_a_terminal_and_markup_stays_text()
    {
        var shown = Shown(SampleRun.Fail, 100);

        shown.Where(char.IsControl).Distinct().ShouldBe(['\n']);
        shown.ShouldContain("<script>alert(1)</script>");
        shown.ShouldContain("[red]not red[/]");
    }

    [Test]
    public void An_Allure_page_that_was_not_made_says_why_and_one_that_nobody_asked_for_says_nothing()
    {
        var paths = Paths with { Allure = null, AllureProblem = "node is missing. Install it with: ./run-suite.sh --install" };

        Shown(SampleRun.Pass, 100, paths)
            .ShouldContain("Beside   results.json, no Allure: node is missing. Install it with: ./run-suite.sh --install\n");
        Shown(SampleRun.Pass, 100, paths with { AllureProblem = null }).ShouldNotContain("Allure");
    }

    [Test]
    public void What_changed_since_the_last_run_is_one_line()
    {
        var last = SampleRun.Fail with { Run = SampleRun.Fail.Run with { Id = "20261120t223301-0001" } };

        Shown(SampleRun.Fail, 80, diff: Compare.Runs(last, SampleRun.Fail))
            .ShouldContain("\nSince the last run (20261120t223301-0001): nothing changed\n");
        Shown(SampleRun.Pass, 80, diff: Compare.Runs(last, SampleRun.Pass))
            .ShouldContain("\nSince the last run (20261120t223301-0001): 6 gone\n");
    }

    [Test]
    public void A_stale_waiver_is_named_where_nothing_else_made_the_run_an_error()
    {
        var stale = SampleRun.Pass with
        {
            Run = SampleRun.Pass.Run with { ExitCode = 3 },
            Waivers = [
                new WaiverRecord
                {
                    Control = "ISO-DEV-001",
                    Scope = "everywhere",
                    Owner = "x",
                    Reason = "y",
                    Expires = new DateOnly(2026, 1, 1),
                    State = WaiverState.Expired,
                },
            ],
        };

        Shown(stale, 120)
            .ShouldContain("Exit code 3: a waiver has expired or matches no failure, which production does not accept.");
    }

    private static string Long => string.Join(' ', Enumerable.Repeat("gVisor was not there and nothing is known", 8));

    private static string Shown(RunResults results, int columns, ReportPaths? paths = null, RunDiff? diff = null)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = columns;
        EndScreen.Write(console, results, paths ?? Paths, diff);
        return text.ToString();
    }
}
