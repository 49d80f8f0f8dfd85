namespace Validation.Controls.Isolation.Capabilities;

internal static class BecomeRoot
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CAP-001",
        Title = "The workload cannot become root",
        Subarea = "Capabilities",
        Severity = Severity.High,
        Why = "An unprivileged user that can switch to uid 0 gets everything that root may do inside, the first step of most "
            + "escapes.",
        Remedy = "Run as an unprivileged user without CAP_SETUID.",
        References = [Nist80053.Ac6, CisDocker.Capabilities, Attack.T1548],
        HeldBy = HeldBy.Template,
        Probe = Probe.Alone(Sys.Call("setresuid", 0, 0, 0), Sys.Call("geteuid")),
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            seen.Fact.ShouldBeCarriedOut(0, "setresuid(0, 0, 0)");
            Finding.Unless(seen.Fact.Last.Value == 0, "the effective user should be root here, and is not");
        },
        Expect = new(seen =>
        {
            seen.Fact.ShouldBeRefused(0, "the workload became root by setresuid(0, 0, 0)");
            Finding.Unless(seen.Fact.Last.Value != 0, "the workload's effective user is root");
        }),
    };
}
