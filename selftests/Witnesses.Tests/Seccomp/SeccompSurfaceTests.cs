using static Witnesses.Tests.Seccomp.BpfPrograms;
using Validation.Harness.Witnesses.Seccomp;

namespace Witnesses.Tests.Seccomp;

public sealed class SeccompSurfaceTests
{
    [Test]
    public void Without_a_filter_everything_is_reachable()
    {
        var surface = SeccompSurface.Of([]);
        surface.AllowedNumbers.Count.ShouldBe(381);
        surface.DefaultAction.ShouldBe("ALLOW");
        surface.CompatReachable.ShouldBe(470);
    }

    [Test]
    public void An_allow_list_is_counted_and_its_default_named()
    {
        var surface = SeccompSurface.Of([AllowOnly(SeccompAction.Error(1), 0, 1, 60, 231)]);
        surface.AllowedNumbers.ShouldBe([0, 1, 60, 231]);
        surface.DefaultAction.ShouldBe("ERRNO(1)");
        surface.CompatReachable.ShouldBe(0);
    }

    [Test]
    public void A_number_that_hangs_on_its_argument_is_reachable()
    {
        var surface = SeccompSurface.Of([AllowOnArgument(135, 7, SeccompAction.KillProcess)]);
        surface.AllowedNumbers.ShouldBe([135]);
        surface.DefaultAction.ShouldBe("KILL_PROCESS");
    }

    [Test]
    public void The_strictest_of_stacked_filters_wins()
    {
        var surface = SeccompSurface.Of([AllowOnly(SeccompAction.Error(1), 0, 1), AllowOnly(SeccompAction.KillProcess, 1, 2)]);
        surface.AllowedNumbers.ShouldBe([1]);
        surface.DefaultAction.ShouldBe("KILL_PROCESS");
    }

    [Test]
    public void Of_equally_strict_filters_the_newest_speaks() =>
        SeccompSurface.Of([AllowOnly(SeccompAction.Error(7)), AllowOnly(SeccompAction.Error(9))]).DefaultAction.ShouldBe(
            "ERRNO(7)");

    [Test]
    public void What_another_process_decides_is_not_counted_as_refused() =>
        SeccompSurface.Of([AllowOnly(SeccompAction.UserNotification)]).AllowedNumbers.Count.ShouldBe(381);

    [Test]
    public void Actions_are_ordered_as_the_kernel_orders_them() =>
        new[]
        {
            SeccompAction.Allow, SeccompAction.Log, SeccompAction.Trace, SeccompAction.UserNotification, SeccompAction.Error(1),
            SeccompAction.Trap, SeccompAction.KillThread, SeccompAction.KillProcess,
        }.OrderBy(action => action.Precedence).Select(action => $"{action}")
            .ShouldBe(["KILL_PROCESS", "KILL_THREAD", "TRAP", "ERRNO(1)", "USER_NOTIF", "TRACE", "LOG", "ALLOW"]);

    [Test]
    public void An_action_that_the_kernel_does_not_know_kills() =>
        new SeccompAction(0x00010000).ToString().ShouldStartWith("KILL_PROCESS(unknown");
}
