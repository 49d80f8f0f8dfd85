using Validation.Harness.Witnesses.Processes;
using Validation.Harness.Witnesses.Seccomp;
using Witnesses.Tests.Processes;

namespace Witnesses.Tests.Seccomp;

public sealed class SeccompFiltersTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Test]
    public void A_process_without_a_filter_has_none()
    {
        using var child = new ChildProcess("/bin/cat");
        SeccompFilters.Read(child.Pid, Limit).Value.ShouldBeEmpty();
    }

    [Test]
    public void Stopping_a_process_changes_neither_its_run_nor_its_exit_status()
    {
        using var child = new Grandchild("read line; exit 7");
        OnOwnThread(() =>
        {
            using var tracee = Tracee.Seize(child.Pid);
            tracee.Stop(Limit);
            ProcessStatus.Of(child.Pid).Number("TracerPid").Value.ShouldBeGreaterThan(0);
            Should.Throw<TracingException>(() => tracee.ReadFilter(0)).Message.ShouldContain("EINVAL");
        });
        ProcessStatus.Of(child.Pid).Number("TracerPid").Value.ShouldBe(0);
        child.EndAndWait().ShouldBe(7);
    }

    [Test]
    public void A_time_out_lets_the_process_go()
    {
        using var child = new Grandchild("read line; exit 7");
        OnOwnThread(() =>
        {
            using var tracee = Tracee.Seize(child.Pid);
            Should.Throw<TracingException>(() => tracee.Stop(TimeSpan.Zero)).Message.ShouldContain("It was let go");
        });
        child.EndAndWait().ShouldBe(7);
    }

    [Test]
    public void A_process_that_is_gone_is_said_to_be_gone()
    {
        int pid;
        using (var child = new ChildProcess("/bin/cat"))
            pid = child.Pid;
        SeccompFilters.Read(pid, Limit).Absence.ShouldNotBeNull().ShouldContain("It may have ended");
        OnOwnThread(() =>
            Should.Throw<TracingException>(() => Tracee.Seize(pid)).Message.ShouldBe(
                "PTRACE_SEIZE: ESRCH. The process has ended."));
    }

    [Test]
    public void A_child_of_the_harness_is_left_alone()
    {
        using var child = new ChildProcess("/bin/cat");
        Should.Throw<TracingException>(() => Tracee.Seize(child.Pid)).Message
            .ShouldBe($"process {child.Pid} is a child of the harness, and .NET would take its stop for its end. Start it "
                + "through another process.");
    }

    [Test]
    public void A_process_that_someone_traces_already_is_refused_with_the_tracer_named()
    {
        using var child = new Grandchild("read line");
        OnOwnThread(() =>
        {
            using var first = Tracee.Seize(child.Pid);
            OnOwnThread(() => Should.Throw<TracingException>(() => Tracee.Seize(child.Pid)).Message
                .ShouldBe($"PTRACE_SEIZE: EPERM. Thread {ProcessStatus.Of(child.Pid).Number("TracerPid").Value} traces it "
                    + "already (gVisor's sentry does so with its stubs), and only one can."));
        });
    }

    /// <summary>A tracer is a thread, and its end lets go of what it traced.</summary>
    private static void OnOwnThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        failure.ShouldBeNull();
    }
}
