using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>
/// What the two containers of a pod must not learn of each other says nothing unless the second one was there all the while.
/// </summary>
public sealed class NeighbourTests
{
    private static IReadOnlyList<string> All { get; } =
        [.. AllControls.InOrder.Where(control => control.Variation == Variation.Neighbour).Select(control => control.Id)];

    private static IReadOnlyList<string> Searching { get; } = [.. All.Where(id => id != "ISO-POD-006")];

    [Test]
    public void There_are_enough_of_them() => All.Count.ShouldBeGreaterThanOrEqualTo(4);

    [TestCaseSource(nameof(All))]
    public void It_is_an_error_where_the_second_container_came_too_late(string id) =>
        Judge(id, Worlds.Neighbour with { Began = -1 })
        .ShouldBe((Verdict.Error,
            "the second container was not ready when the probe began: the node is too slow or too busy, run it again"));

    [TestCaseSource(nameof(All))]
    public void It_is_an_error_where_the_second_container_was_gone_before_the_end(string id) =>
        Judge(id, Worlds.Neighbour with { Ended = 9_000_000_000 })
        .ShouldBe((Verdict.Error, "the second container was not seen alive after the probe had ended"));

    [TestCaseSource(nameof(All))]
    public void It_is_an_error_where_the_second_container_told_nothing(string id) =>
        Judge(id, Worlds.Neighbour with { Looks = [] }).Verdict.ShouldBe(Verdict.Error);

    [TestCaseSource(nameof(Searching))]
    public void It_is_an_error_where_the_second_container_lost_its_secret(string id)
    {
        var (verdict, reason) = Judge(id,
            Worlds.Neighbour with
            {
                Looks = [.. Worlds.Neighbour.Looks.Select((look, index) => index < 2 ? look : look with { Found = [] })],
            });

        verdict.ShouldBe(Verdict.Error);
        reason.ShouldMatch(
            "^the second container did not find its secret in its own [a-z ]+ itself after the probe had looked for it$");
    }

    [Test]
    public void It_is_an_error_where_the_second_container_does_not_hear_itself() =>
        Judge("ISO-POD-006", Worlds.Neighbour with
        {
            Looks = [.. Worlds.Neighbour.Looks.Select(look => look with { Signalled = false })],
        })
            .ShouldBe((Verdict.Error, "the second container did not hear the signal that it sent to itself"));

    [TestCase("1 searched\n7 errno 12\n", "process 7 could not be searched: ENOMEM")]
    [TestCase("", "no process was to be seen, not even the probe's own")]
    [TestCase("1 searched\n7 fouund\n", "'7 fouund' is no line of a search of processes")]
    [TestCase("-1 found\n", "'-1 found' is no line of a search of processes")]
    [TestCase("7 errno 2\n7 errno 13\n", "'7 errno 13' is no line of a search of processes")]
    public void A_search_that_tells_nothing_is_an_error(string report, string why)
    {
        foreach (var id in Searching)
        {
            var judgement = World.Judge(id, Worlds.Subject.Answering("(search)", Worlds.Report(report)), Worlds.Twin);

            (judgement.Verdict, judgement.Reason).ShouldBe((Verdict.Error, why));
        }
    }

    [Test]
    public void More_processes_than_fit_are_an_error()
    {
        var lines = string.Concat(
            Enumerable.Range(1000, Sys.ReportBytes).Select(process => $"{process} searched\n"))[..Sys.ReportBytes];

        World.Judge("ISO-POD-001", Worlds.Subject.Answering("(search)", Worlds.Report(lines)), Worlds.Twin).Reason
            .ShouldBe($"there are more processes than the probe can tell of ({Sys.ReportBytes} bytes)");
    }

    [Test]
    public void The_evidence_says_how_the_two_are_arranged()
    {
        Said(Worlds.Neighbour).ShouldBe(
            "the second container looked 3 times, from 1.5 s before the probe began to 0.5 s after it had ended, found its own "
            + "secret in its [command line, environment, file, open file, memory] "
            + "and was not signalled; the two do not share their network: under gVisor each has a sandbox of its own here");
        Said(Worlds.Neighbour with { SharesNetwork = true })
            .ShouldEndWith("; the two share their network, as containers of a pod do");

        static string Said(NeighbourView neighbour) =>
            World.Judge("ISO-POD-001", Worlds.Subject with { Neighbour = Reading.Of(neighbour) }, Worlds.Twin).Evidence
                .First(item => item.Source == "neighbour").Saw;
    }

    [Test]
    public void Its_own_plan_tells_of_every_look()
    {
        var stage = Worlds.Subject.Stage;
        var facts = Neighbour.Steps(stage).Where(step => step.Id.StartsWith("neighbour/look", StringComparison.Ordinal)).Take(2)
            .ToDictionary(step => step.Id, step => Answered(step, stage));
        var probe = Neighbour.Before.Concat(Neighbour.After(stage)).ToDictionary(step => step.Id, step => Answered(step, stage));

        var view = NeighbourView.Of(probe, facts).Value;

        view.Looks.Count.ShouldBe(2);
        view.Looks[0].ShouldSatisfyAllConditions(look => look.Time.ShouldBe(5_000_000_007), look => look.Signalled.ShouldBeTrue(),
            look => look.Found.ShouldBe(["environment"]));
        (view.Began, view.Ended, view.SharesNetwork, view.Signalled).ShouldBe((5_000_000_007, 5_000_000_007, true, true));
        facts.Values.ShouldAllBe(look =>
            NeighbourView.IsAfter(look, 5_000_000_007) && !NeighbourView.IsAfter(look, 5_000_000_008));
    }

    /// <summary>Each call by its name as a kernel might answer it: the search for the environment finds the secret.</summary>
    private static Fact Answered(Step step, Stage stage) => new()
    {
        Step = step.Id,
        Ending = Ending.Returned,
        Answers = [.. step.Calls.Select(call => call.Name switch
        {
            "rt_sigtimedwait" => new Answer { Value = Neighbour.Signal },
            "clock_gettime" => new Answer { Value = 0, Hex = "05000000000000000700000000000000" },
            "(search)" when call.Arguments is [{ Text: "environ" }, { Text: var secret }, ..]
                && secret == stage.NeighbourSecret => Worlds.Found,
            "(search)" => Worlds.Searched,
            _ => new Answer { Value = 0 },
        })],
    };

    private static (Verdict Verdict, string Reason) Judge(string id, NeighbourView neighbour)
    {
        var judgement = World.Judge(id, Worlds.Subject with { Neighbour = Reading.Of(neighbour) }, Worlds.Twin);
        return (judgement.Verdict, judgement.Reason);
    }
}
