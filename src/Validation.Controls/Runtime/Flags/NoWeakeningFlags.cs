namespace Validation.Controls.Runtime.Flags;

internal static class NoWeakeningFlags
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-FLAG-001",
        Title = "No flag that weakens the sandbox is in force",
        Subarea = "Flags",
        Severity = Severity.Critical,
        Why = "gVisor can be told to open the sandbox: to the host's network, sockets, devices or to annotations that change any "
            + "flag. The running sandbox's command line says what was really in force, "
            + "and its live filter whether a proxy of devices has switched itself on.",
        Remedy = "Take the flags out of the runtime's configuration (runtimeArgs of the engine, runsc.toml of containerd), give "
            + "the container no GPU or TPU, and refuse pods with annotations dev.gvisor.*.",
        References = [Nist80053.Cm6, GVisor.SecurityModel, Nist800190.InsecureConfiguration],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        Needs = [Need.HostWitness],
        Twin = Twin.Weakened,
        Exposed = seen => seen.Flags.Weakening.ShouldNotBeEmpty("no weakening flag is in force"),
        Expect = new Expectation(seen =>
            {
                seen.Flags.Weakening.Select(flag => $"--{flag}").ShouldBeEmpty("flags that weaken the sandbox are in force");
                Finding.Unless(
                    seen.FilterIfAny is not { } filter || !SentryCalls.HasDeviceProxy(filter.Calls),
                    "the sentry's filter lets through mremap, which only its proxies of NVIDIA, TPU and RDMA devices need: one "
                    + "has switched itself on for a device of the container");
            })
            .NotApplicableOn(RuntimeKind.Runc, "runc has no sentry, and so no flags that could weaken one"),
    };
}
