namespace Validation.Controls.Isolation.SystemCalls;

internal static class UserFaults
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-003",
        Title = "The workload cannot handle page faults of the host's kernel",
        Subarea = "System calls",
        Severity = Severity.High,
        Why = "userfaultfd lets a program halt the kernel in the middle of a copy for as long as it likes: the tool that makes "
            + "race conditions exploitable.",
        Remedy = "Run the workload under gVisor, which does not implement the call, and keep a seccomp profile in the template "
            + "for the day it is runc.",
        References = [Nist80053.Cm7, Nist800190.SharedKernel, Attack.T1068, GVisor.Compatibility],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("userfaultfd", Sys.NonBlocking), Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "userfaultfd"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "userfaultfd gave a descriptor")),
    };
}
