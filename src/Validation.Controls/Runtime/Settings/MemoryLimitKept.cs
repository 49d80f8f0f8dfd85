namespace Validation.Controls.Runtime.Settings;

internal static class MemoryLimitKept
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-004",
        Title = "The host's kernel holds the memory limit for the whole sandbox",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "The limit has to count for the sandbox as a whole, its kernel included. The host's control group says which limit "
            + "is really held, and no guest can forge that.",
        Remedy = "Set a memory limit in the template, and see that the sandbox is in a control group (no --ignore-cgroups).",
        References = [Nist80053.Sc5, CisDocker.Memory, GVisor.Resources],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Needs = [Need.ControlGroup],
        Twin = Twin.Baseline,
        Exposed = seen => seen.Usage.MemoryLimitBytes.Value.ShouldBeNull("the kernel holds a limit"),
        Expect = new(seen =>
        {
            var limit = seen.Stage.MemoryLimitBytes.ShouldNotBeNull("the template sets no memory limit");
            seen.Usage.MemoryLimitBytes.Value.ShouldNotBeNull("the kernel holds no limit")
                .ShouldBeLessThanOrEqualTo(limit, "the kernel holds a higher limit than the template asks for");
        }),
    };
}
