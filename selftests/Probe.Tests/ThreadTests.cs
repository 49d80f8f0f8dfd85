using Validation.Protocol;

namespace Probe.Tests;

/// <summary>
/// Where threads cannot be started: gVisor's --oci-seccomp refuses clone3 with EPERM whatever the profile's errnoRet, and the C
/// library then asks for no other way. The probe ended with status 255 and without a word.
/// </summary>
internal sealed class ThreadTests
{
    private Scratch scratch = null!;

    private string Refuse => scratch.In("refuse");

    [OneTimeSetUp]
    public Task Compile()
    {
        scratch = new Scratch();
        return new Command("gcc", "-O1", "-o", Refuse, Path.Combine(AppContext.BaseDirectory, "refuse.c")).SucceedAsync();
    }

    [OneTimeTearDown]
    public void Remove() => scratch.Dispose();

    [Test]
    public void A_refused_clone3_is_not_even_noticed() => Answer("clone3").Errors.ShouldBe("");

    [Test]
    public void Without_any_thread_the_probe_answers_and_says_that_there_is_none() =>
        Answer("threads").Errors.ShouldBe("probe: no thread can be started here (errno 1, EPERM); goes on with one\n");

    /// <summary>The filter does what its name says: the probe's own steps meet it.</summary>
    [TestCase("clone3", 435), TestCase("threads", 435)]
    public void What_is_refused_is_refused(string what, int number)
    {
        var call = new Call { Name = "clone3", Number = number, Arguments = [0, 0] };
        Run(what, Steps.Alone("asks", call))["asks"].Answers[0].Errno.ShouldBe(Errno.EPERM);
    }

    private ProbeRun Answer(string refused)
    {
        var run = Run(refused, [
            Steps.Background("stays", Calls.GetProcessId, Calls.Hang),
            .. Enumerable.Range(0, 60).Select(index => Steps.Alone($"step{index}", Calls.GetProcessId))]);
        run.ExitCode.ShouldBe(0, run.Errors);
        run["stays"].Ending.ShouldBe(Ending.Running);
        run.Facts.Count(fact => fact.Ending == Ending.Returned).ShouldBe(60);
        return run;
    }

    private ProbeRun Run(string refused, params Step[] steps)
    {
        var plan = scratch.Write("plan", ProbeRun.Text(0, steps));
        return ProbeRun.InShell($"{Refuse} {refused} {Published.Probe} --plan {plan}");
    }
}
