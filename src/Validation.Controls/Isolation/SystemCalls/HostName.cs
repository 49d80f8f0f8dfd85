namespace Validation.Controls.Isolation.SystemCalls;

internal static class HostName
{
    /// <summary>
    /// A length that is refused by value where the call is permitted (sethostname(2), __NEW_UTS_LEN is 64), so that nothing
    /// changes.
    /// </summary>
    private const int TooLong = 65;

    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-005",
        Title = "The host's name cannot be changed",
        Subarea = "System calls",
        Severity = Severity.Medium,
        Why = "With the host's UTS namespace shared, a workload that may set the host name renames the machine under all its "
            + "services.",
        Remedy = "Give the workload a UTS namespace of its own and take CAP_SYS_ADMIN.",
        References = [Nist80053.Ac6X10, CisDocker.Capabilities, Attack.T1499],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("sethostname", "validation", TooLong)),
        Needs = [Need.HostWitness, Need.Aftermath, Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.ShouldBePermitted(0, Errno.EINVAL, "setting the host name"),
        Expect = new(seen =>
        {
            // Permitted in a UTS namespace of one's own, which is not the host's name.
            if (seen.Process.Namespaces.GetValueOrDefault("uts") != "own")
                seen.Fact.ShouldBeForbidden(0, Errno.EINVAL, "the workload may set the host's name");
            Finding.Unless(seen.Aftermath.Hostname == seen.Host.Hostname,
                $"the host was named '{seen.Aftermath.Hostname}' while the sandbox ran");
        }),
    };
}
