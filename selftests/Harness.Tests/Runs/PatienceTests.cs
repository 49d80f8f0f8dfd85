using Validation.Harness.Waiting;

namespace Harness.Tests.Runs;

public sealed class PatienceTests
{
    [TestCase(0.3, 20, TestName = "Twenty_seconds_at_least")]
    [TestCase(2.0, 60, TestName = "Thirty_times_what_the_twin_took")]
    [TestCase(40.0, 300, TestName = "Five_minutes_at_most")]
    public void The_twins_own_launch_says_how_long_a_sandbox_may_take(double twin, double limit)
    {
        var patience = new Patience(null);
        patience.Start.ShouldBe(TimeSpan.FromMinutes(1));

        patience.TwinStarted(TimeSpan.FromSeconds(twin));

        patience.Start.ShouldBe(TimeSpan.FromSeconds(limit));
        patience.Answer.ShouldBe(TimeSpan.FromSeconds(3 * limit));
        patience.Reason.ShouldBe($"the twin took {twin:F1} s; --start-limit sets how long is waited");
    }

    [Test]
    public void The_quickest_twin_counts()
    {
        var patience = new Patience(null);
        patience.TwinStarted(TimeSpan.FromSeconds(2));
        patience.TwinStarted(TimeSpan.FromSeconds(9));
        patience.Start.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Test]
    public void A_limit_that_was_set_stands()
    {
        var patience = new Patience(TimeSpan.FromSeconds(7));
        patience.TwinStarted(TimeSpan.FromSeconds(9));
        patience.Start.ShouldBe(TimeSpan.FromSeconds(7));
        patience.Reason.ShouldBe("which is what --start-limit says");
    }

    [TestCase(0.1, 1)]
    [TestCase(2.0, 5)]
    [TestCase(60, 10)]
    public void Steps_may_take_longer_where_already_the_runtimes_versions_do(double seconds, double times) =>
        new Patience(null, TimeSpan.FromSeconds(seconds)).Slowness.ShouldBe(times, 0.001);

    [Test]
    public void A_container_that_says_nothing_is_given_up_when_the_time_is_up()
    {
        using var wait = new Patience(TimeSpan.FromMilliseconds(1)).Begin(CancellationToken.None);
        wait.Token.WaitHandle.WaitOne();
        wait.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Test]
    public void What_waits_already_gets_the_limit_that_a_twin_has_told()
    {
        var patience = new Patience(null);
        using var wait = patience.Begin(CancellationToken.None);
        using (var twin = patience.Begin(CancellationToken.None))
            twin.Started(TimeSpan.Zero);
        wait.Token.IsCancellationRequested.ShouldBeFalse();
        patience.Start.ShouldBe(TimeSpan.FromSeconds(20));
    }
}
