using System.Buffers.Binary;

namespace Validation.Controls.Isolation.Clocks;

internal static class ClockCannotBeSet
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CLOCK-003",
        Title = "The host's clock cannot be set",
        Subarea = "Clocks",
        Severity = Severity.High,
        Why = "The host has one clock. Whoever sets it invalidates certificates, tokens and the audit log of every tenant.",
        Remedy = "Drop CAP_SYS_TIME, and keep adjtimex and settimeofday out of the seccomp profile; under gVisor neither reaches "
            + "the host.",
        References = [Nist80053.Ac6X10, CisDocker.Capabilities, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(
            Sys.Call("adjtimex", Argument.Bytes(ImpossibleTick())),
            Sys.Call("settimeofday", 0, Argument.Bytes(ImpossibleZone()))),
        Twin = Twin.Baseline,
        Exposed = seen =>
            Errors(seen.Fact).ShouldAllBe(error => error == "EINVAL", "the values are impossible, so permission shows as EINVAL"),
        Expect = new(seen =>
            Errors(seen.Fact).Except(Refused)
                .ShouldBeEmpty("EINVAL means that only the value was refused: a possible one would have set the clock")),
    };

    private static IEnumerable<string> Refused => ["EPERM", "EACCES", "ENOSYS"];

    private static IEnumerable<string> Errors(Fact fact) => [fact.ErrnoOf(0), fact.ErrnoOf(1)];

    /// <summary>
    /// struct timex with ADJ_TICK and a tick of 0. Linux asks for CAP_SYS_TIME first and refuses the tick then
    /// (kernel/time/timekeeping.c, timekeeping_validate_timex), so that permission shows without a change.
    /// </summary>
    private static byte[] ImpossibleTick()
    {
        var timex = new byte[208];
        BinaryPrimitives.WriteInt32LittleEndian(timex, 0x4000);
        return timex;
    }

    /// <summary>
    /// struct timezone far beyond 15 hours, refused after the permission as well (kernel/time/time.c, do_sys_settimeofday64).
    /// </summary>
    private static byte[] ImpossibleZone()
    {
        var zone = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(zone, 100_000);
        return zone;
    }
}
