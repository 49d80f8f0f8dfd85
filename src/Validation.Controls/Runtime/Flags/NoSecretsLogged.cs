namespace Validation.Controls.Runtime.Flags;

internal static class NoSecretsLogged
{
    private static readonly string[] Names = ["strace", "debug-to-user-log", "pcap-log", "log-packets"];

    public static readonly Control Definition = new()
    {
        Id = "RUN-FLAG-002",
        Title = "The sandbox logs nothing of what the workload does",
        Subarea = "Flags",
        Severity = Severity.Medium,
        Why = "Flags for debugging write the workload's system calls and packets, secrets included, to files of the host or of "
            + "the container's log.",
        Remedy = "Take --strace, --debug-to-user-log, --pcap-log and --log-packets out of the runtime's configuration.",
        References = [Nist80053.Cm6, Nist80053.Sc4, Attack.T1552],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        Needs = [Need.HostWitness],
        Twin = Twin.Weakened,
        Exposed = seen => Logging(seen).ShouldNotBeEmpty("no logging flag is in force"),
        Expect = new Expectation(seen =>
                Logging(seen).ShouldBeEmpty("flags that log the workload's doings are in force"))
            .NotApplicableOn(RuntimeKind.Runc, "runc has no sentry, and so no flags that could weaken one"),
    };

    private static IEnumerable<string> Logging(Seen seen) =>
        seen.Flags.Notable.Where(flag => Names.Contains(flag.Name)).Select(flag => $"--{flag}");
}
