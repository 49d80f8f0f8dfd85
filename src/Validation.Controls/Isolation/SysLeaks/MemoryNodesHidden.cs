namespace Validation.Controls.Isolation.SysLeaks;

internal static class MemoryNodesHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SYS-003",
        Title = "The use of the host's memory nodes is hidden",
        Subarea = "Sys leaks",
        Severity = Severity.Low,
        Why = "Memory use by node, to the kibibyte, is a second way to the host's size and load that masking /proc/meminfo "
            + "leaves open.",
        Remedy = "Run the workload under gVisor, whose /sys has no memory nodes. If it already names runsc, the platform fell "
            + "back to runc.",
        References = [Nist80053.Sc4, Nist80053.Sc39, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/sys/devices/system/node/node0/meminfo"),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Find(Free).ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Find(Free).ShouldBeEmpty("the host's free memory can be read from /sys")),
    };

    private const string Free = @"^Node 0 MemFree: .*$";
}
