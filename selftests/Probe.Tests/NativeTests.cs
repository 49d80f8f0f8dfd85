using Validation.Protocol;

namespace Probe.Tests;

internal sealed class NativeTests
{
    private const int Readable = 1;
    private const int HungUp = 16;

    [Test]
    public void Spin_burns_the_time_it_is_given()
    {
        var fact = ProbeRun.Of(Calls.Named("spin", Native.Spin, 20));
        fact.Answers[0].Value.ShouldBeInRange(1, fact.Microseconds);
        fact.Microseconds.ShouldBeGreaterThanOrEqualTo(20_000);
    }

    [Test]
    public void Crowd_says_how_many_there_were_and_leaves_none()
    {
        var fact = ProbeRun.Of(Calls.Named("crowd", Native.Crowd, 20), Calls.Named("wait4", 61, -1, 0, 0, 0));
        fact.Answers[0].ShouldBe(new Answer { Value = 20 });
        fact.Answers[1].ShouldBe(new Answer { Value = -1, Errno = 10 });
    }

    [Test]
    public void Crowd_stops_at_a_limit_with_its_errno()
    {
        const int processLimit = 6, user = 64322;
        var fact = ProbeRun.Of(
            Calls.Named("prlimit64", 302, 0, processLimit, Argument.Bytes([5, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]), 0),
            Calls.Named("setuid", 105, user),
            Calls.Named("crowd", Native.Crowd, 20));
        fact.Answers[2].ShouldBe(new Answer { Value = 4, Errno = 11 });
    }

    [Test]
    public void Fill_writes_as_much_as_it_is_told() =>
        ProbeRun.Of(Calls.Named("fill", Native.Fill, 10)).Answers[0].ShouldBe(new Answer { Value = 10 });

    [Test]
    public void Fill_stops_at_a_limit_with_its_errno()
    {
        const int dataLimit = 2;
        var fact = ProbeRun.Of(
            Calls.Named("prlimit64", 302, 0, dataLimit, Argument.Bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 0),
            Calls.Named("fill", Native.Fill, 10));
        fact.Answers[1].ShouldBe(new Answer { Value = 0, Errno = 12 });
    }

    [Test]
    public void Vdso_copies_the_kernels_image()
    {
        var answer = ProbeRun.Of(Calls.Named("vdso", Native.Vdso, Argument.Buffer(1 << 20))).Answers[0];
        answer.Value.ShouldBeGreaterThan(4095);
        answer.Hex.ShouldNotBeNull().ShouldStartWith("7F454C46");
        answer.Hex.Length.ShouldBe((int)answer.Value * 2);
    }

    [Test]
    public void Await_gives_the_events_or_nothing_after_the_time()
    {
        var fact = ProbeRun.Of(
            Calls.Named("poll", Native.Await, 0, Readable, 5000),
            Calls.Named("eventfd2", 290, 0, 0),
            Calls.Named("poll", Native.Await, Argument.Of(1), Readable, 10));
        fact.Answers[0].Value.ShouldBe(HungUp);
        fact.Answers[2].ShouldBe(new Answer { Value = 0 });
    }

    [Test]
    public void Search_finds_a_text_in_the_processes_that_hold_it()
    {
        const string text = "looked for by a test 4b1d";
        var holds = new Dictionary<string, string> { ["HELD"] = text };
        using var holder = new ChildProcess(new Command("sleep", "30") { Variables = holds });

        var found = ProbeRun.Of(Search("environ", text), Search("environ", text + " and more"), Search("cmdline", text),
            Search("root/nowhere/at all", text));

        Line(found.Answers[0], holder.Pid).ShouldBe($"{holder.Pid} found");
        Line(found.Answers[1], holder.Pid).ShouldBe($"{holder.Pid} searched");
        Line(found.Answers[2], holder.Pid).ShouldBe($"{holder.Pid} searched");
        Line(found.Answers[3], holder.Pid).ShouldBe($"{holder.Pid} errno 2");
        found.Answers[0].Value.ShouldBe(found.Answers[0].Text!.Length);
        found.Answers[0].Text.ShouldNotBeNull().ShouldNotContain(text);
    }

    [Test]
    public void Search_looks_at_an_offset()
    {
        const string text = "sleep";
        using var holder = new ChildProcess("sleep", "30");

        var found = ProbeRun.Of(Search("cmdline", text), Search("cmdline", text, 1));

        Line(found.Answers[0], holder.Pid).ShouldBe($"{holder.Pid} found");
        Line(found.Answers[1], holder.Pid).ShouldBe($"{holder.Pid} searched");
    }

    [Test]
    public void Search_needs_a_text()
    {
        var run = ProbeRun.Of(Steps.Alone("empty", Search("cmdline", "")));

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("call 0 searches processes and needs a file, a text, an offset and an out buffer");
    }

    private static Call Search(string file, string text, long offset = 0) =>
        Calls.Named("search", Native.Search, file, text, offset, Argument.Buffer(1 << 20));

    private static string Line(Answer answer, int process) =>
        answer.Text.ShouldNotBeNull().Split('\n').Single(line => line.StartsWith($"{process} ", StringComparison.Ordinal));
}
