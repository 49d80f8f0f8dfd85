using Selftests.Support.Samples;
using Spectre.Console;
using Validation.Reporting.Console;
using Validation.Reporting.Diffs;
using Validation.Results;
using static Reporting.Tests.Diffs.Changed;

namespace Reporting.Tests.Diffs;

public sealed class DiffScreenTests
{
    [Test]
    public void It_reads_at_80_columns_without_colours()
    {
        var shown = Shown(Compare.Runs(Run(Control(Verdict.Pass)),
            Run(Control(Verdict.Fail, "sda was there")).With(run => run with { Runtime = "/opt/runsc" })));

        shown.ShouldContain("║   W O R S E   ║");
        shown.ShouldContain("  ~ The runtime under test was runsc and is /opt/runsc.\n");
        shown.ShouldContain("\n1 regressed\nREGRESSED high ISO-DEV-001  The host's devices are not in /dev\n      Before, pass: "
            + "as it was seen; now, fail: sda was there\n");
        shown.ShouldEndWith("Exit code 1: something regressed, or fails that was not known to.\n");
    }

    [Test]
    public void Nothing_changed_is_said_in_so_many_words()
    {
        var shown = Shown(Compare.Runs(SampleRun.Pass, SampleRun.Pass));

        shown.ShouldContain("N O T   W O R S E");
        shown.ShouldContain($"\n{SampleRun.Pass.Summary.Planned} unchanged\n");
    }

    [Test]
    public void Many_changes_of_hostile_text_stay_one_screen([Values(2, 3, 4, 60)] int controls)
    {
        ControlResult[] before =
        [
            .. Enumerable.Range(0, controls)
                .Select(number =>
                    Control(number % 3 == 0 ? Verdict.Fail : Verdict.Pass, Hostile.Text) with { Control = $"ISO-{number:00}" }),
        ];
        ControlResult[] after =
        [
            .. before.Select(control =>
                control with
                {
                    Verdict = control.Verdict == Verdict.Pass ? Verdict.Fail : Verdict.Pass,
                    Title = Hostile.Text,
                    Reason = $"{control.Control} {Hostile.Text} {Hostile.Text}",
                }),
        ];
        after = [.. after.Index().Select(item => item.Index % 2 == 0 ? item.Item with { Title = before[0].Title } : item.Item)];
        var now = Run(after).With(run => run with
        {
            Profile = "production", Engine = "docker", Runtime = "/opt/runsc", Target = "b", Harness = "2", Filter = "x",
            Baseline = "crun", Host = run.Host with { Kernel = "7", User = "u", Processors = 5 },
        });

        var lines = Shown(Compare.Runs(Run(before), now)).TrimEnd('\n').Split('\n');

        lines.Length.ShouldBeLessThanOrEqualTo(40);
        lines.ShouldAllBe(line => line.Length < 80);
        lines.SelectMany(line => line).Where(char.IsControl).ShouldBeEmpty();
    }

    [Test]
    public void What_befalls_many_controls_for_one_reason_is_one_entry()
    {
        ControlResult[] before =
        [
            .. Enumerable.Range(0, 30)
                .Select(number => Control(Verdict.Pass, $"reason {number}") with { Control = $"ISO-{number:00}" }),
        ];

        var shown = Shown(Compare.Runs(Run(before), Run(before).With(run => run with { Runtime = "runc" })));

        shown.ShouldContain("INCOMPARABLE high 30 controls: ISO-00, ISO-01");
        shown.Split("another runtime was judged").Length.ShouldBe(2);
    }

    private static string Shown(RunDiff diff)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 80;
        DiffScreen.Write(console, diff);
        return text.ToString();
    }
}
