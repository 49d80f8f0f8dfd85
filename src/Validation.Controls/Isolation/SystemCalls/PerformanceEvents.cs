namespace Validation.Controls.Isolation.SystemCalls;

internal static class PerformanceEvents
{
    /// <summary>
    /// struct perf_event_attr, first version: PERF_TYPE_SOFTWARE, 64 bytes, PERF_COUNT_SW_CPU_CLOCK, disabled
    /// (perf_event_open(2)).
    /// </summary>
    private static readonly byte[] CpuClock = [1, 0, 0, 0, 64, .. new byte[35], 1, .. new byte[23]];

    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-002",
        Title = "The host's performance events cannot be opened",
        Subarea = "System calls",
        Severity = Severity.High,
        Why = "perf_event_open measures the kernel and its neighbours (side channels), and has a long history of flaws.",
        Remedy = "Run the workload under gVisor, which does not implement the call, and keep a seccomp profile in the template "
            + "for the day it is runc.",
        References = [Nist80053.Cm7, Nist800190.SharedKernel, Attack.T1068, GVisor.Compatibility],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("perf_event_open", Argument.Bytes(CpuClock), 0, -1, -1, 0), Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "opening a performance event"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "a performance event was opened", Errno.ENODEV)),
    };
}
