using Shouldly;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Runtime.Settings;

internal static class ProcessorLimitHolds
{
    private const int BusyMilliseconds = 300;
    private const double Rounding = 0.01;

    /// <summary>What a period of the kernel's has in store may be used at once (sched-bwc): 100 ms where nothing else is said.</summary>
    private const int PeriodMilliseconds = 100;

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-005",
        Title = "The CPU limit holds",
        Subarea = "Settings",
        Severity = Severity.Medium,
        Why = "A workload that computes without a limit, a coin miner for one, slows all its neighbours down.",
        Remedy = "Set a CPU quota in the template (linux.resources.cpu.quota, NanoCpus, resources.limits.cpu), and see that the sandbox is in a control group.",
        References = [Nist80053.Sc5, CisDocker.Processor, Attack.T1496],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Spin(BusyMilliseconds)),
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            seen.Fact.Last.Value.ShouldBeGreaterThan(0, "the probe used no CPU time");
            seen.Usage.ProcessorLimit.ShouldBeNull("the kernel holds a limit");
            (seen.Usage.ThrottledPeriods ?? 0).ShouldBe(0, "the kernel stopped it");
        },
        Expect = new(seen =>
        {
            var limit = seen.Stage.ProcessorLimit.ShouldNotBeNull("the template sets no CPU limit");
            seen.Usage.ProcessorLimit.ShouldNotBeNull("the kernel holds no limit").ShouldBe(limit, Rounding, "the kernel holds another limit than the template asks for");
            seen.Fact.Last.Value.ShouldBeGreaterThan(0, "the probe used no CPU time");
            if ((seen.Usage.ThrottledPeriods ?? 0) == 0)
                seen.Fact.Last.Value.ShouldBeLessThanOrEqualTo(Share(limit), "microseconds of CPU time were used beyond the limit, and the kernel never stopped the workload");
        }),
    };

    private static long Share(double limit) => (long)(limit * (BusyMilliseconds + PeriodMilliseconds) * 1000);
}
