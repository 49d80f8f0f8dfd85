namespace Validation.Controls.Runtime.Launch;

internal static class SeccompAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-009",
        Title = "A system call filter is asked for",
        Subarea = "Launch",
        Severity = Severity.Medium,
        Why = "gVisor ignores a container's seccomp profile, runc lives by it. gVisor hides the effect, so this is judged by the "
            + "launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Leave the engine's default profile in place (no seccomp=unconfined; seccompProfile: RuntimeDefault), or bring "
            + "one (linux.seccomp).",
        References = [Nist80053.Cm7, CisDocker.Seccomp],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Launch.SeccompRequested.ShouldBeFalse("the launch asks for a filter"),
        Expect = new(seen =>
        {
            seen.Launch.SeccompRequested.ShouldBeTrue("the launch asks for no system call filter");
            seen.Launch.SeccompLetsThrough.ShouldBeEmpty("the filter that the launch asks for lets dangerous calls through");
        }),
    };
}
