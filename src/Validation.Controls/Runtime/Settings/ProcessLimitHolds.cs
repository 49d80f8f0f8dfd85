namespace Validation.Controls.Runtime.Settings;

internal static class ProcessLimitHolds
{
    /// <summary>
    /// The twin has no limit, so that what is tried must not harm the host. Of higher limits the kernel's record has to do.
    /// </summary>
    private const int MostProcesses = 1000;

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-006",
        Title = "A workload cannot have more processes than its limit",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "A fork bomb without a limit uses up the host's process ids, and nobody can log in to end it.",
        Remedy = "Set a pids limit in the template (linux.resources.pids.limit, PidsLimit, podPidsLimit of the kubelet). Under "
            + "gVisor it counts the sandbox's own threads: leave room for some 60.",
        References = [Nist80053.Sc5, CisDocker.Pids, Attack.T1499],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("before", [Sys.Call("getpid")]),
            new Draft("", [Sys.Crowd(Crowd(stage))]) { Child = Child.Alone, LimitMilliseconds = 20_000 },
        ]),
        Variation = Variation.Processes,
        Needs = [Need.ControlGroup],
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Last.Value.ShouldBe(Crowd(seen.Stage), "not all processes were there at once"),
        Expect = new(seen =>
        {
            var limit = seen.Stage.ProcessesLimit.ShouldNotBeNull("the template sets no limit of processes");
            if (limit >= MostProcesses)
            {
                ShouldBeHeld(seen, limit);
                return;
            }
            seen["before"].Succeeded.ShouldBeTrue();
            var crowd = seen.Any() is { Ending: Ending.Returned } fact ? fact.Last : null;
            crowd?.Value.ShouldBeLessThan(limit, "more processes than the limit lived at once");
            if (seen.UsageIfAny?.ProcessesPeak is { IsPresent: true, Value: var peak })
                Driven.ShouldHaveStoppedAt(seen, limit, 0, peak, "tasks");
            // Older kernels keep no peak (pids.peak, Linux 6.1): where nobody was refused, their record of the limit has to do.
            else if (crowd?.Errno != Errno.EAGAIN)
                ShouldBeHeld(seen, limit);
        }),
    };

    private static void ShouldBeHeld(Seen seen, long limit) =>
        seen.Usage.ProcessesLimit.Value.ShouldNotBeNull("the kernel holds no limit").ShouldBeLessThanOrEqualTo(limit);

    private static int Crowd(Stage stage) => (int)Math.Clamp((stage.ProcessesLimit ?? 0) + 100, 200, MostProcesses);
}
