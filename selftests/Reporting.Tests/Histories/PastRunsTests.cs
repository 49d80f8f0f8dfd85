using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting.Diffs;
using Validation.Reporting.Histories;
using Validation.Results;

namespace Reporting.Tests.Histories;

public sealed class PastRunsTests
{
    private readonly List<string> said = [];

    private Scratch artifacts = null!;

    [SetUp]
    public void Make()
    {
        artifacts = new Scratch();
        said.Clear();
    }

    [TearDown]
    public void Remove() => artifacts.Dispose();

    [Test]
    public void The_last_earlier_run_of_the_same_target_and_engine_is_found_whatever_its_directory_is_called()
    {
        Bundle("zz-oldest", Run("r1", 1));
        Bundle("aa-youngest",
            Run("r3", 3) with
            {
                Results = [.. SampleRun.Fail.Results.Skip(1)],
                Summary = Books.Count([.. SampleRun.Fail.Results.Skip(1)]),
            });
        Bundle("middle", Run("r2", 2));
        Bundle("other-target", Run("t", 3, target: "elsewhere"));
        Bundle("other-engine", Run("e", 3, engine: "docker"));
        Bundle("later", Run("r5", 5));
        var now = Run("r4", 4);
        Bundle("this", now);
        File.CreateSymbolicLink(artifacts.In("latest"), "this");

        var (diff, history) = PastRuns.HistoryOf(artifacts.Path, now, said.Add);

        history.Select(stamp => stamp.Id).ShouldBe(["r1", "r2", "r3", "r4"]);
        history[2].Summary.ShouldBe(Books.Count([.. SampleRun.Fail.Results.Skip(1)]));
        diff.ShouldNotBeNull().Old.Id.ShouldBe("r3");
        diff.Counts[ChangeKind.New].ShouldBe(1);
        said.ShouldBeEmpty();
    }

    [Test]
    public void A_first_run_has_a_history_of_itself_and_no_difference()
    {
        var (diff, history) = PastRuns.HistoryOf(artifacts.In("missing"), Run("r1", 1), said.Add);

        diff.ShouldBeNull();
        history.ShouldHaveSingleItem().Id.ShouldBe("r1");
        said.ShouldBeEmpty();
    }

    [Test]
    public void What_cannot_be_read_is_said_and_left_out()
    {
        Bundle("good", Run("r1", 1));
        Bundle("cut", Run("r2", 2));
        File.WriteAllText(artifacts.In("cut/results.json"), File.ReadAllText(artifacts.In("cut/results.json"))[..2000]);
        Directory.CreateDirectory(artifacts.In("foreign"));
        File.WriteAllText(artifacts.In("foreign/results.json"), "[]");
        Directory.CreateDirectory(artifacts.In("empty"));

        var (diff, history) = PastRuns.HistoryOf(artifacts.Path, Run("r3", 3), said.Add);

        history.Select(stamp => stamp.Id).ShouldBe(["r1", "r3"]);
        diff.ShouldNotBeNull().Old.Id.ShouldBe("r1");
        said.ShouldHaveSingleItem()
            .ShouldStartWith($"2 bundles in '{artifacts.Path}' cannot be read and are left out of the history; the first: '");
    }

    [Test]
    public void A_run_whose_middle_is_broken_is_in_the_history_and_the_one_before_it_is_compared_with()
    {
        Bundle("r1", Run("r1", 1));
        Bundle("r2", Run("r2", 2));
        var file = artifacts.In("r2/results.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"results\": [", "\"results\": [,", StringComparison.Ordinal));

        var (diff, history) = PastRuns.HistoryOf(artifacts.Path, Run("r3", 3), said.Add);

        history.Select(stamp => stamp.Id).ShouldBe(["r1", "r2", "r3"]);
        diff.ShouldNotBeNull().Old.Id.ShouldBe("r1");
        said.ShouldHaveSingleItem().ShouldStartWith("the earlier run r2 cannot be compared with, and the one before it is taken");
    }

    [Test]
    public void A_run_that_measured_a_part_is_not_what_a_whole_run_is_compared_with()
    {
        Bundle("whole", Run("r1", 1));
        Bundle("part", Run("r2", 2, filter: "ISO-DEV"));

        PastRuns.HistoryOf(artifacts.Path, Run("r3", 3)).Diff.ShouldNotBeNull().Old.Id.ShouldBe("r1");
        PastRuns.HistoryOf(artifacts.Path, Run("r3", 3, filter: "ISO-DEV")).Diff.ShouldNotBeNull().Old.Id.ShouldBe("r2");
    }

    [Test]
    public void A_file_in_another_layout_is_read_all_the_same()
    {
        Bundle("r1", Run("r1", 1));
        var file = artifacts.In("r1/results.json");
        var document = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var summary = document["summary"]!.DeepClone();
        document.Remove("summary");
        document.Insert(0, "summary", summary);
        File.WriteAllText(file, document.ToJsonString());

        BundleHead.Read(file).Summary.ShouldBe(SampleRun.Fail.Summary);
    }

    [Test]
    public void A_picture_of_a_summary_in_a_sandbox_s_text_is_not_taken_for_it()
    {
        var forged = "x\n  \"summary\": {\"planned\": 1, \"pass\": 1, \"fail\": 0, \"error\": 0, \"notApplicable\": 0, "
            + "\"waived\": 0}\n}\n";
        var run = Run("r1", 1);
        Bundle("r1", run with { NotTested = [new NotTested { Id = "C", Title = forged, Because = forged }] });

        BundleHead.Read(artifacts.In("r1/results.json")).Summary.ShouldBe(run.Summary);
    }

    [Test]
    public void The_history_keeps_the_latest_runs()
    {
        for (var number = 1; number <= PastRuns.MostKept + 5; number++)
            Bundle($"b{number}", Run($"r{number:000}", number) with { Results = [], Summary = Books.Count([]) });

        var history = PastRuns.HistoryOf(artifacts.Path, Run("now", 500)).History;

        history.Count.ShouldBe(PastRuns.MostKept);
        (history[0].Id, history[^1].Id).ShouldBe(("r007", "now"));
    }

    private void Bundle(string directory, RunResults results) => ResultsFile.Write(artifacts.Made(directory), results);

    private static RunResults Run(string id, int hour, string target = "eval-host-1", string engine = "oci",
        string filter = "") => SampleRun.Fail with
    {
        Run = SampleRun.Fail.Run with
        {
            Id = id,
            Started = SampleRun.Fail.Run.Started.AddHours(hour),
            Target = target,
            Engine = engine,
            Filter = filter,
        },
    };
}
