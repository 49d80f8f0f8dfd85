using Validation.Harness.Settings;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>
/// The difference of real runs: none between two of the same thing, and of a sabotaged one exactly what was done to it.
/// </summary>
[NonParallelizable]
public sealed class DiffTests
{
    private RunResults honest = null!;

    [OneTimeSetUp]
    public async Task Measure() => honest = await GateRun.Measure();

    [Test]
    public async Task Two_runs_of_the_same_thing_differ_in_nothing()
    {
        var diff = Compare.Runs(honest, await GateRun.Measure());

        diff.Changes.Select(change => $"{change.Kind} {change.Control}: {change.Because}").ShouldBeEmpty();
        diff.Circumstances.ShouldBeEmpty();
        diff.Counts[ChangeKind.Unchanged].ShouldBe(honest.Summary.Planned);
    }

    [Test]
    public async Task Two_runs_of_runc_differ_in_nothing_either()
    {
        var once = await GateRun.Measure((Setting.Runtime, "runc"));

        Compare.Runs(once, await GateRun.Measure((Setting.Runtime, "runc"))).Changes
            .Select(change => $"{change.Kind} {change.Control}: {change.Because}").ShouldBeEmpty();
    }

    [Test]
    public async Task Of_a_sandbox_weakened_by_one_flag_it_says_which_flag_and_what_it_opened()
    {
        var weakened = Repository.Sabotage("weakened/runsc");

        var diff = Compare.Runs(honest, await GateRun.Measure((Setting.Runtime, weakened)));

        diff.Circumstances.ShouldBe([$"The runtime under test was runsc and is {weakened}."]);
        Of(diff, ChangeKind.Regressed).ShouldBe(["ISO-SOCK-001", "RUN-FLAG-001"]);
        diff.Changes[1].Because.ShouldContain("--host-uds=open");
        // The flag is read beside the one it stands with; the launch names another binary; nothing else is different.
        Of(diff, ChangeKind.EvidenceChanged).ShouldBe(
            [
                .. honest.Results.Where(result =>
                    result.Control != "RUN-FLAG-001"
                        && result.Evidence.Any(item => item.Arm == "subject" && item.Source is "launch" or "flags"))
                    .Select(result => result.Control),
            ],
            ignoreOrder: true);
        diff.Counts.Where(count => count.Value > 0).Select(count => count.Key)
            .ShouldBe([ChangeKind.Regressed, ChangeKind.EvidenceChanged, ChangeKind.Unchanged]);
        DiffVerdict.Of(diff).ExitCode.ShouldBe(1);
    }

    [Test]
    public async Task A_runc_behind_the_name_runsc_regresses_and_its_repair_is_the_same_story_backwards()
    {
        var fake = await GateRun.Measure((Setting.Runtime, Repository.Sabotage("fake-renamed/runsc")));
        var failing = fake.With(Verdict.Fail);

        var worse = Compare.Runs(honest, fake);
        var better = Compare.Runs(fake, honest);

        Of(worse, ChangeKind.Regressed).ShouldBe([.. failing, .. fake.With(Verdict.Error)], ignoreOrder: true);
        Of(better, ChangeKind.Fixed).ShouldBe(Of(worse, ChangeKind.Regressed), ignoreOrder: true);
        (DiffVerdict.Of(worse).ExitCode, DiffVerdict.Of(better).ExitCode).ShouldBe((1, 0));
    }

    [Test]
    public async Task The_command_line_says_it_on_one_screen_and_by_its_exit_code()
    {
        using var scratch = new Scratch();
        var broken = await GateRun.Measure((Setting.Runtime, Repository.Sabotage("broken/runsc")), (Setting.Filter, "ISO-KERN"));
        var old = ResultsFile.Write(scratch.Made("old"), honest);
        ResultsFile.Write(scratch.Made("new"), broken);
        var json = scratch.In("diff.json");

        var same = await Diff(old, Path.GetDirectoryName(old)!);
        var worse = await Diff(Path.GetDirectoryName(old)!, scratch.In("new"), "--json", json);

        same.ExitCode.ShouldBe(0, same.Errors);
        same.Output.ShouldContain($"{honest.Summary.Planned} unchanged");
        worse.ExitCode.ShouldBe(1, worse.Errors);
        string.Join(' ', worse.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ShouldContain("sabotaged by fixtures/sabotage/broken");
        worse.Output.TrimEnd().Split('\n').Length.ShouldBeLessThanOrEqualTo(40);
        DiffFile.Text(DiffFile.Read(json)).ShouldBe(DiffFile.Text(Compare.Runs(honest, broken)));
    }

    private static IReadOnlyList<string> Of(RunDiff diff, ChangeKind kind) =>
        [.. diff.Changes.Where(change => change.Kind == kind).Select(change => change.Control)];

    private static Task<Ended> Diff(params string[] arguments) => CommandLine.RunAsync(["diff", .. arguments]);
}
