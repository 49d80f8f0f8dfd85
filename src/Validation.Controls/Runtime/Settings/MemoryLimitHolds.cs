using Shouldly;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Runtime.Settings;

internal static class MemoryLimitHolds
{
    /// <summary>The twin has no limit, so that what is tried must not harm the host. Of higher limits the kernel's record has to do.</summary>
    private const int MostMebibytes = 1024;

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-003",
        Title = "A workload cannot fill more memory than its limit",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "A workload without a limit that holds takes the memory of all its neighbours, and the host begins to kill processes of its choosing.",
        Remedy = "Set a memory limit in the template (linux.resources.memory.limit, Memory, resources.limits.memory), and see that the sandbox is in a control group (no --ignore-cgroups).",
        References = [Nist80053.Sc5, CisDocker.Memory, Attack.T1499],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("before", [Sys.Call("getpid")]),
            new Draft("", [Sys.Fill(Mebibytes(stage))]) { Child = Child.Alone, LimitMilliseconds = 20_000 },
        ]),
        Variation = Variation.Memory,
        HostWitness = true,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Last.Value.ShouldBe(Mebibytes(seen.Stage), "the memory could not be filled"),
        Expect = new(seen =>
        {
            var limit = seen.Stage.MemoryLimitBytes.ShouldNotBeNull("the template sets no memory limit");
            if (limit >= (long)MostMebibytes << 20)
            {
                seen.Usage.MemoryLimitBytes.ShouldNotBeNull("the kernel holds no limit").ShouldBeLessThanOrEqualTo(limit);
                return;
            }
            seen["before"].Succeeded.ShouldBeTrue();
            (seen.Any() is { Ending: Ending.Returned } fact ? fact.Last.Value : 0)
                .ShouldBeLessThanOrEqualTo(limit >> 20, "mebibytes were filled beyond the limit");
            (seen.Usage.MemoryPeakBytes ?? throw new CannotTellException("the control group tells no peak of memory"))
                .ShouldBeInRange(limit / 2, limit + (limit / 20), "bytes in use at most, which should be about the limit");
        }),
    };

    /// <summary>Twice the limit, so that the sandbox's own share does not matter.</summary>
    private static int Mebibytes(Stage stage) => (int)Math.Clamp((stage.MemoryLimitBytes ?? 0) / (1 << 19), 256, MostMebibytes);
}
