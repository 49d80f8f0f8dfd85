namespace Validation.Controls.Isolation.SysLeaks;

internal static class FirmwareHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SYS-004",
        Title = "The host's firmware tables are hidden",
        Subarea = "Sys leaks",
        Severity = Severity.Low,
        Why = "Firmware tables hold the machine's maker, serial numbers, memory map and now and then a licence key; they "
            + "identify it beyond doubt.",
        Remedy = "Mask /sys/firmware, as engines do by default and the hardened template does, or run under gVisor, where it is "
            + "empty.",
        References = [Nist80053.Sc39, Nist800190.InsecureConfiguration, Attack.T1082],
        HeldBy = HeldBy.Template,
        Needs = [Need.Unmasked],
        Probe = Probe.Of(Sys.List("/sys/firmware")),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Names.ShouldNotBeEmpty(),
        Expect = new(seen =>
            seen.Fact.Names.ShouldBeEmpty("/sys/firmware shows tables of the host")),
    };
}
