namespace Validation.Controls.Runtime.Launch;

internal static class PrivilegedNotAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-007",
        Title = "No privileged launch is asked for",
        Subarea = "Launch",
        Severity = Severity.Critical,
        Why = "A privileged container may use every device of the host. gVisor hides the effect, so this is judged by the launch "
            + "read back: the day the platform falls back to runc it is open.",
        Remedy = "Launch without --privileged (privileged: false), and without a device rule that allows all.",
        References = [Nist80053.Ac6, CisDocker.Privileged, Attack.T1610, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.Privileged.ShouldBeTrue("the launch is not privileged"),
        Expect = new(seen =>
            seen.Launch.Privileged.ShouldBeFalse("the launch is privileged: all devices are allowed")),
    };
}
