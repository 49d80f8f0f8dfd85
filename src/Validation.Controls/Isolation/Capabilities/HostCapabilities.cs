namespace Validation.Controls.Isolation.Capabilities;

internal static class HostCapabilities
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CAP-003",
        Title = "Whatever runs the workload holds no capability over the host",
        Subarea = "Capabilities",
        Severity = Severity.High,
        Why = "A process with capabilities in the host's user namespace is privileged there. A sandbox may hold some, but only "
            + "over a user namespace of its own.",
        Remedy = "Drop the template's capabilities. Under gVisor do not share the host's network: the sandbox then runs in the "
            + "host's user namespace.",
        References = [Nist80053.Ac6, CisDocker.Capabilities, Attack.T1611, GVisor.SecurityModel],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            Finding.Unless(!seen.Process.HasOwnUserNamespace, "the user namespace should be the host's here, and is not");
            Finding.Unless(seen.Process.EffectiveCapabilities != 0, "there should be capabilities here, and there are none");
        },
        Expect = new(seen =>
        {
            Finding.Unless(
                seen.Process.HasOwnUserNamespace || seen.Process.EffectiveCapabilities == 0,
                $"'{seen.Process.Executable}' runs in the host's user namespace with capabilities "
                    + $"0x{seen.Process.EffectiveCapabilities:x}");
        }),
    };
}
