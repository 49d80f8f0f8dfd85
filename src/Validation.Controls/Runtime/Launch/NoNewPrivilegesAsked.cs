namespace Validation.Controls.Runtime.Launch;

internal static class NoNewPrivilegesAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-012",
        Title = "No new privileges is asked for",
        Subarea = "Launch",
        Severity = Severity.Medium,
        Why = "gVisor always says that a process can gain no privileges, asked for or not; RUN-SET-007 tests the effect. gVisor "
            + "hides the effect, so this is judged by the launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Ask for it (process.noNewPrivileges, no-new-privileges, allowPrivilegeEscalation: false).",
        References = [Nist80053.Ac6X10, CisDocker.NoNewPrivileges],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Launch.NoNewPrivileges.ShouldBeFalse("the launch asks for no new privileges"),
        Expect = new(seen =>
            seen.Launch.NoNewPrivileges.ShouldBeTrue("the launch does not ask for no new privileges")),
    };
}
