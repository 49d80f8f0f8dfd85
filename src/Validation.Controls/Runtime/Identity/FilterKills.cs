namespace Validation.Controls.Runtime.Identity;

internal static class FilterKills
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-003",
        Title = "What the host lets the sandbox call is a small list, and anything else kills it",
        Subarea = "Identity",
        Severity = Severity.Critical,
        Why = "gVisor's kernel may itself make fewer than a third of Linux's system calls, none that starts a program, mounts, "
            + "enters a namespace or reaches into another process, and dies on any other. An ordinary container's profile leaves "
            + "nearly 300, execve among them, and answers the rest with an error, so that an attacker may go on trying.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Nist80053.Cm7, Attack.T1611, GVisor.SecurityModel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen => Finding.Unless(
            SentryCalls.Foreign(seen.Filter.Calls).Count > 0,
            "the filter of the container's first process should let through what no sentry calls here, and does not"),
        Expect = new(seen =>
        {
            seen.Filter.DefaultAction.ShouldStartWith("KILL", Case.Sensitive,
                "the filter of the container's first process lets it live after a forbidden call");
            var foreign = SentryCalls.Foreign(seen.Filter.Calls);
            Finding.Unless(
                foreign.Count == 0,
                "the filter of the container's first process lets through what no sentry of gVisor calls: "
                + $"{Words.Listed(foreign)}");
            var unknown = SentryCalls.Unknown(seen.Filter.Calls);
            Finding.Unless(
                unknown.Count <= SentryCalls.MostUnknown,
                $"the filter of the container's first process lets through {unknown.Count} system calls that no known release of "
                + $"gVisor makes, where a newer one might add a few: {Words.Listed(unknown)}");
        }),
    };
}
