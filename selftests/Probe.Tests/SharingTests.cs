using Validation.Protocol;

namespace Probe.Tests;

internal sealed class SharingTests
{
    private const int Segfault = 11;

    private static Step Named(string id) => Steps.Shared(id, Calls.GetProcessId);

    [Test]
    public void Shared_steps_in_a_row_run_in_one_child()
    {
        var run = ProbeRun.Of(Named("a"), Named("b"), Steps.Alone("c", Calls.GetProcessId), Named("d"));
        run.Facts.Select(fact => fact.Step).ShouldBe(["a", "b", "c", "d"]);
        run["a"].Answers.ShouldBe(run["b"].Answers);
        run["b"].Answers.ShouldNotBe(run["c"].Answers);
        run["c"].Answers.ShouldNotBe(run["d"].Answers);
    }

    [Test]
    public void A_death_among_shared_steps_loses_one_fact()
    {
        var run = ProbeRun.Of(Named("a"), Steps.Shared("dies", Calls.GetProcessId, Calls.Kill(0, Segfault)), Named("b"),
            Named("c"));
        run.Facts.Select(fact => (fact.Step, fact.Ending)).ShouldBe(
            [("a", Ending.Returned), ("dies", Ending.Signal), ("b", Ending.Returned), ("c", Ending.Returned)]);
        run["b"].Answers.ShouldBe(run["c"].Answers);
        run["a"].Answers.ShouldNotBe(run["b"].Answers);
    }

    [Test]
    public void A_time_out_among_shared_steps_loses_one_fact()
    {
        var run = ProbeRun.Of(
            Steps.Shared("hangs", Calls.Hang) with { LimitMilliseconds = 30 },
            Steps.Shared("late", Calls.Hang) with { LimitMilliseconds = 30 },
            Named("a"));
        run.Facts.Select(fact => fact.Ending).ShouldBe([Ending.TimedOut, Ending.TimedOut, Ending.Returned]);
    }

    [Test]
    public void Children_have_only_what_was_open_before_and_no_way_to_the_plan_or_the_facts()
    {
        var fact = ProbeRun.Of(
            Calls.Open("/proc/self/fd"),
            Calls.Named("readlink", 89, "/proc/self/fd/1", Argument.Buffer(100), 100),
            Calls.Named("readlink", 89, "/proc/self/fd/2", Argument.Buffer(100), 100),
            Calls.Read(-1, 10) with { Arguments = [0, Argument.Buffer(10), 10] });
        fact.Answers[1].Text.ShouldBe(fact.Answers[2].Text);
        fact.Answers[3].ShouldBe(new Answer { Value = 0, Text = "" });
        // The test's own process may leave some open: the first free one is the same in a shell of its own.
        const string Free = "exec 9</proc/self/fd; for n in 3 4 5 6 7 8; do [ -e /proc/$$/fd/$n ] || { echo -n $n; break; }; "
            + "done";
        var free = Command.Shell(Free).Run().Output;
        fact.Answers[0].Value.ShouldBe(long.Parse(free, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public void A_hundred_and_fifty_steps_give_as_many_facts_in_their_order()
    {
        var steps = Enumerable.Range(0, 150)
            .Select(index => Steps.Shared($"{index}", Calls.Open("/proc/version"), Calls.Read(0, 4096), Calls.Close(0)))
            .ToArray();
        var facts = ProbeRun.Of(steps).Facts;
        facts.Select(fact => fact.Step).ShouldBe(steps.Select(step => step.Id));
        facts.ShouldAllBe(fact => fact.Answers[1].Text == File.ReadAllText("/proc/version"));
    }
}
