namespace Validation.Controls.Isolation.SystemCalls;

internal static class AsynchronousIo
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-URING-001",
        Title = "The host kernel's io_uring cannot be used",
        Subarea = "System calls",
        Severity = Severity.High,
        Why = "io_uring is a second way into the kernel that system call filters do not see; for years it led the list of "
            + "exploited flaws.",
        Remedy = "Run the workload under gVisor, which does not implement the call, and keep a seccomp profile in the template "
            + "for the day it is runc.",
        References = [Nist80053.Cm7, Nist800190.SharedKernel, Attack.T1068, GVisor.Compatibility],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("io_uring_setup", 1, Argument.Buffer(120)), Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "io_uring_setup"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "an io_uring was set up")),
    };
}
