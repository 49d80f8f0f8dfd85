namespace Validation.Controls.Runtime.Settings;

internal static class ProcessorLimitKept
{
    /// <summary>
    /// Long enough to be stopped where the machine is idle. That is not demanded: on a busy machine the probe gets less than its
    /// share anyway, and what gVisor tells a guest of its CPU time is too rough to tell the two apart.
    /// </summary>
    private const int BusyMilliseconds = 300;

    private const double Rounding = 0.01;

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-005",
        Title = "The host's kernel holds the CPU limit for the whole sandbox",
        Subarea = "Settings",
        Severity = Severity.Medium,
        Why = "A workload that computes without a limit, a coin miner for one, slows all its neighbours down. The host's control "
            + "group says which limit is held, and how often the kernel stopped a busy workload.",
        Remedy = "Set a CPU quota in the template (linux.resources.cpu.quota, NanoCpus, resources.limits.cpu), and see that the "
            + "sandbox is in a control group.",
        References = [Nist80053.Sc5, CisDocker.Processor, Attack.T1496],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Spin(BusyMilliseconds)),
        Needs = [Need.ControlGroup],
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            seen.Fact.Succeeded.ShouldBeTrue();
            seen.Usage.ProcessorLimit.Value.ShouldBeNull("the kernel holds a limit");
            seen.Usage.ThrottledPeriods.Value.ShouldBe(0, "the kernel stopped it");
        },
        Expect = new(seen =>
        {
            var limit = seen.Stage.ProcessorLimit.ShouldNotBeNull("the template sets no CPU limit");
            seen.Usage.ProcessorLimit.Value.ShouldNotBeNull("the kernel holds no limit")
                .ShouldBe(limit, Rounding, "the kernel holds another limit than the template asks for");
            seen.Fact.Succeeded.ShouldBeTrue();
        }),
    };
}
