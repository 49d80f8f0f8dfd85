using Validation.Protocol;

namespace Probe.Tests;

internal sealed class EndingTests
{
    private const int Segfault = 11;
    private const int Alarm = 14;

    [Test]
    public void A_step_whose_calls_return_says_what_each_returned()
    {
        var fact = ProbeRun.Of(Calls.Open("/proc/self/nothing"), Calls.GetProcessId);
        fact.Ending.ShouldBe(Ending.Returned);
        fact.Answers[0].ShouldBe(new Answer { Value = -1, Errno = 2 });
        fact.Answers[1].Value.ShouldBeGreaterThan(1);
    }

    [TestCase(Segfault)]
    [TestCase(Alarm)]
    [TestCase(9)]
    public void A_step_that_is_killed_names_the_signal_and_keeps_its_answers(int signal)
    {
        var fact = ProbeRun.Of(Calls.GetProcessId, Calls.Kill(0, signal), Calls.GetProcessId);
        (fact.Ending, fact.Signal).ShouldBe((Ending.Signal, signal));
        fact.Answers.Count.ShouldBe(1);
    }

    [Test]
    public void A_step_that_hangs_is_timed_out()
    {
        var fact = ProbeRun.Of(Steps.Alone("hangs", Calls.GetProcessId, Calls.Hang) with { LimitMilliseconds = 50 })["hangs"];
        fact.Ending.ShouldBe(Ending.TimedOut);
        fact.Answers.Count.ShouldBe(1);
        fact.Microseconds.ShouldBeGreaterThanOrEqualTo(50_000);
    }

    [Test]
    public void A_step_that_blocks_the_alarm_is_timed_out_all_the_same()
    {
        const int block = 0;
        var everything = Argument.Bytes([255, 255, 255, 255, 255, 255, 255, 255]);
        var fact = ProbeRun.Of(
            Steps.Alone("hangs", Calls.Named("rt_sigprocmask", 14, block, everything, 0, 8), Calls.Hang) with
            {
                LimitMilliseconds = 50,
            });
        fact["hangs"].Ending.ShouldBe(Ending.TimedOut);
    }

    [Test]
    public void A_step_that_exits_gives_its_status()
    {
        var fact = ProbeRun.Of(Calls.GetProcessId, Calls.Exit(7));
        (fact.Ending, fact.ExitCode, fact.Answers.Count).ShouldBe((Ending.Exited, 7, 1));
    }

    [Test]
    public void A_program_that_a_step_becomes_gets_its_texts_and_cannot_write_facts()
    {
        var run = ProbeRun.Of(
            Steps.Alone("sh", Calls.Execute("/bin/sh", "-c", "echo forged; exit $((A + $#))", "sh", "one", "two")));
        (run["sh"].Ending, run["sh"].ExitCode).ShouldBe((Ending.Exited, 3));
        run.Errors.ShouldBe("forged\n");
    }

    [Test]
    public void A_step_for_which_no_child_can_be_made_was_not_tried()
    {
        // Room for the two threads of the probe itself; the limit does not hold for root.
        var script = $"ulimit -u 2; exec setpriv --reuid 64321 --clear-groups {Published.Probe}";
        using var scratch = new Scratch();
        var plan = scratch.Write("plan", ProbeRun.Text(0, Steps.Alone("only", Calls.GetProcessId)));
        var run = ProbeRun.InShell($"({script}) < {plan}");
        run["only"].Ending.ShouldBe(Ending.NotTried, run.Errors);
        run["only"].Answers.ShouldHaveSingleItem().ShouldBe(new Answer { Value = -1, Errno = 11 });
    }

    [Test]
    public void A_process_that_a_step_forks_does_not_go_on_with_the_plan()
    {
        const int childSignal = 17;
        var run = ProbeRun.Of(
            Steps.Shared("forks", Calls.Named("clone", 56, childSignal)), Steps.Shared("after", Calls.GetProcessId));
        run.Facts.Select(fact => fact.Ending).ShouldBe([Ending.Returned, Ending.Returned]);
        run["forks"].Answers[0].Value.ShouldBeGreaterThan(run["after"].Answers[0].Value);
    }
}
