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
}
