namespace Validation.Controls.Runtime.Settings;

internal static class MemoryLimitHolds
{
    /// <summary>
    /// The twin has no limit, so that what is tried must not harm the host. Of higher limits the kernel's record has to do.
    /// </summary>
    private const int MostMebibytes = 1024;

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-003",
        Title = "A workload cannot fill more memory than its limit",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "A workload without a limit that holds takes the memory of all its neighbours, and the host begins to kill "
            + "processes of its choosing.",
        Remedy = "Set a memory limit in the template (linux.resources.memory.limit, Memory, resources.limits.memory), and see "
            + "that the sandbox is in a control group (no --ignore-cgroups).",
        References = [Nist80053.Sc5, CisDocker.Memory, Attack.T1499],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("before", [Sys.Call("getpid")]),
            new Draft("", [Sys.Fill(Mebibytes(stage))]) { Child = Child.Alone, LimitMilliseconds = 20_000 },
        ]),
        Variation = Variation.Memory,
        Needs = [Need.ControlGroup],
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Last.Value.ShouldBe(Mebibytes(seen.Stage), "the memory could not be filled"),
        Expect = new(seen =>
        {
            var limit = seen.Stage.MemoryLimitBytes.ShouldNotBeNull("the template sets no memory limit");
            if (limit >= (long)MostMebibytes << 20)
            {
                ShouldBeHeld(seen, limit);
                return;
            }
            seen["before"].Succeeded.ShouldBeTrue();
            var filled = seen.Any() is { Ending: Ending.Returned } fact ? fact.Last.Value : 0;
            filled.ShouldBeLessThanOrEqualTo(limit >> 20, "mebibytes were filled beyond the limit");
            if (seen.Usage.MemoryPeakBytes is not { IsPresent: true, Value: var peak })
            {
                ShouldBeEnded(seen, limit);
                return;
            }
            Finding.Unless(
                filled << 20 <= peak, $"{filled} MiB were filled, and the sandbox's control group counted {peak} bytes at most");
            Driven.ShouldHaveStoppedAt(seen, limit, limit / 20, peak, "bytes");
        }),
    };

    private static void ShouldBeHeld(Seen seen, long limit) =>
        seen.Usage.MemoryLimitBytes.Value.ShouldNotBeNull("the kernel holds no limit").ShouldBeLessThanOrEqualTo(limit);

    /// <summary>
    /// Older kernels keep no peak in version 2 (memory.peak, Linux 5.19): they held the limit and ended somebody for it.
    /// </summary>
    private static void ShouldBeEnded(Seen seen, long limit)
    {
        ShouldBeHeld(seen, limit);
        if (seen.Usage.MemoryKills.Value == 0)
            throw new CannotTellException(
                $"the kernel keeps no peak of memory ({seen.Usage.MemoryPeakBytes.Absence}) and ended nobody for the limit; "
                + $"the workload {Driven.HowItEnded(seen)}");
    }

    /// <summary>Twice the limit, so that the sandbox's own share does not matter.</summary>
    private static int Mebibytes(Stage stage) => (int)Math.Clamp((stage.MemoryLimitBytes ?? 0) / (1 << 19), 256, MostMebibytes);
}
