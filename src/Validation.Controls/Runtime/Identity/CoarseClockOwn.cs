namespace Validation.Controls.Runtime.Identity;

internal static class CoarseClockOwn
{
    private const int ClockMonotonicCoarse = 6;

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-007",
        Title = "The coarse clock's resolution is not the host's",
        Subarea = "Identity",
        Severity = Severity.Medium,
        Why = "Linux's coarse clock advances with the host's timer tick, some milliseconds; gVisor's kernel has no such tick and "
            + "says one nanosecond. Containers cannot change the answer.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("clock_getres", ClockMonotonicCoarse, Argument.Buffer(16))),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Nanoseconds.ShouldBe(seen.Host.CoarseResolution, "the resolution is not the host's"),
        Expect = new(seen =>
            seen.Fact.Nanoseconds.ShouldNotBe(seen.Host.CoarseResolution, "the resolution is the host's")),
    };
}
