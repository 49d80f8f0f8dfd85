using Shouldly;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Runtime.Identity;

internal static class FilterKills
{
    /// <summary>Measured: a sentry 71–94, by flags; runc under Docker's profile 292, without a profile 381.</summary>
    private const int FewReachable = 110;

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-003",
        Title = "What the host lets the sandbox call is a small list, and anything else kills it",
        Subarea = "Identity",
        Severity = Severity.Critical,
        Why = "gVisor's kernel may itself make fewer than a third of Linux's system calls, and dies on any other. An ordinary container's profile leaves nearly 300 and answers the rest with an error, so that an attacker may go on trying.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, Nist80053.Cm7, Attack.T1611, GVisor.SecurityModel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        HostWitness = true,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Filter.Reachable.ShouldBeGreaterThanOrEqualTo(FewReachable, "the filter of the container's first process leaves few system calls"),
        Expect = new(seen =>
        {
            seen.Filter.DefaultAction.ShouldStartWith("KILL", Case.Sensitive, "the filter of the container's first process lets it live after a forbidden call");
            seen.Filter.Reachable.ShouldBeLessThan(FewReachable, "the filter of the container's first process leaves many system calls");
        }),
    };
}
