namespace Validation.Controls.Isolation.ProcLeaks;

internal static class ControlGroupPathHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PROC-007",
        Title = "The host's control group path is hidden",
        Subarea = "Proc leaks",
        Severity = Severity.Low,
        Why = "The path names the platform's slices, pods and tenants, and is what a workload needs to misuse a control group's "
            + "release agent.",
        Remedy = "Run the workload under gVisor, or give the workload a control group namespace of its own "
            + "(`--cgroupns=private`). If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Sc39, Attack.T1613, Attack.T1611],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.ReadFile("/proc/self/cgroup"),
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.Find(Nested).ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Find(Nested).ShouldBeEmpty("/proc/self/cgroup names a group below another: a path of the host's")),
    };

    /// <summary>
    /// Hierarchy, controllers, path (cgroups(7)): a path of two names at least, so that a bare container id is none.
    /// </summary>
    private const string Nested = @"^\d+:[^:\n]*:/[^/\n]+/.+$";
}
