using Shouldly;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Runtime.Settings;

internal static class MemoryLimitKept
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-004",
        Title = "The host's kernel keeps the sandbox within the memory limit",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "The limit counts for the sandbox as a whole, its kernel included. The host's control group says what was really used at most, and no guest can forge that.",
        Remedy = "Set a memory limit in the template, and see that the sandbox is in a control group (no --ignore-cgroups).",
        References = [Nist80053.Sc5, CisDocker.Memory, GVisor.Resources],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Usage.MemoryLimitBytes.ShouldBeNull("the kernel holds a limit"),
        Expect = new(seen =>
        {
            var limit = seen.Stage.MemoryLimitBytes.ShouldNotBeNull("the template sets no memory limit");
            seen.Usage.MemoryLimitBytes.ShouldNotBeNull("the kernel holds no limit").ShouldBeLessThanOrEqualTo(limit);
            (seen.Usage.MemoryPeakBytes ?? throw new CannotTellException("the control group tells no peak of memory"))
                .ShouldBeLessThanOrEqualTo(limit, "more was used than the limit allows");
        }),
    };
}
