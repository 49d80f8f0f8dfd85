namespace Validation.Controls.Isolation.SysLeaks;

internal static class HardwareHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SYS-002",
        Title = "The host's buses and hardware are hidden",
        Subarea = "Sys leaks",
        Severity = Severity.Low,
        Why = "The tree of buses and devices tells the machine's type, its hypervisor and what hangs on it, passed-through "
            + "accelerators included.",
        Remedy = "Run the workload under gVisor, whose /sys/bus and /sys/devices know no hardware unless an accelerator is "
            + "passed through on purpose. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Sc39, CisDocker.Devices, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.With(_ =>
        [
            new Draft("bus", Sys.List("/sys/bus")),
            new Draft("devices", Sys.List("/sys/devices")),
            new Draft("virtual", Sys.List("/sys/devices/virtual")),
            new Draft("firmware", Sys.List("/sys/devices/virtual/dmi/id")),
            new Draft("product", Sys.ReadFile("/sys/devices/virtual/dmi/id/product_name")),
        ]),
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            seen["bus"].Names.ShouldContain("platform", "every Linux has /sys/bus/platform");
            seen["devices"].Names.ShouldContain("platform", "every Linux has /sys/devices/platform");
        },
        Expect = new Expectation((seen, twin) => ShouldBeHidden(seen, twin, "system")).On(
            RuntimeKind.GVisor,
            (seen, twin) =>
            {
                ShouldBeHidden(seen, twin, "system", "virtual");
                seen["virtual"].Names.Except(["dmi"]).ShouldBeEmpty("/sys/devices/virtual lists devices of the host");
                seen["firmware"].Names.Except(["product_name"])
                    .ShouldBeEmpty("/sys/devices/virtual/dmi/id tells of the host's firmware");
                _ = seen["product"];
            },
            because: "gVisor passes on the name of the host's product, where its firmware has one, for programs that recognise "
                + "their cloud by it (runsc boot --product-name); no setting turns that off, and the evidence has the name. "
                + "Nothing else may be there"),
    };

    /// <param name="seen">The subject.</param>
    /// <param name="twin">The twin.</param>
    /// <param name="own">What the runtime has of its own: gVisor's <c>system</c> says how many processors there are.</param>
    private static void ShouldBeHidden(Seen seen, Seen twin, params string[] own)
    {
        seen["bus"].Names.Intersect(twin["bus"].Names).ShouldBeEmpty("/sys/bus lists buses of the host");
        seen["devices"].Names.Except(own).Intersect(twin["devices"].Names)
            .ShouldBeEmpty("/sys/devices lists devices of the host");
    }
}
