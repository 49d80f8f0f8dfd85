namespace Validation.Controls.Isolation.Capabilities;

internal static class RegainCapability
{
    /// <summary>_LINUX_CAPABILITY_VERSION_3, this process (capget(2)).</summary>
    private static readonly byte[] Header = [0x22, 0x05, 0x08, 0x20, 0, 0, 0, 0];

    /// <summary>Effective and permitted: CAP_SYS_ADMIN (21) and nothing else.</summary>
    private static readonly byte[] AdministratorOnly = [0, 0, 0x20, 0, 0, 0, 0x20, 0, .. new byte[16]];

    public static readonly Control Definition = new()
    {
        Id = "ISO-CAP-002",
        Title = "A capability that was taken away cannot be taken back",
        Subarea = "Capabilities",
        Severity = Severity.High,
        Why = "Dropping capabilities is worth nothing if the workload can raise CAP_SYS_ADMIN again.",
        Remedy = "Drop all capabilities from all five sets of the template, the bounding set too.",
        References = [Nist80053.Ac6, CisDocker.Capabilities, Attack.T1548],
        HeldBy = HeldBy.Template,
        Probe = Probe.Alone(Sys.Call("capset", Argument.Bytes(Header), Argument.Bytes(AdministratorOnly))),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "keeping CAP_SYS_ADMIN"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "the workload raised CAP_SYS_ADMIN by capset")),
    };
}
