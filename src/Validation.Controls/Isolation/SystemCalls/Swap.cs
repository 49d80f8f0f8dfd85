namespace Validation.Controls.Isolation.SystemCalls;

internal static class Swap
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-006",
        Title = "The host's swap cannot be changed",
        Subarea = "System calls",
        Severity = Severity.Medium,
        Why = "Swapping to a file of the workload's own lays other tenants' memory before its eyes.",
        Remedy = "Take CAP_SYS_ADMIN from the template.",
        References = [Nist80053.Ac6X10, CisDocker.Capabilities, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("swapon", "/no such file", 0)),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBePermitted(0, Errno.ENOENT, "adding swap"),
        Expect = new(seen => seen.Fact.ShouldBeForbidden(0, Errno.ENOENT, "the workload may add swap")),
    };
}
