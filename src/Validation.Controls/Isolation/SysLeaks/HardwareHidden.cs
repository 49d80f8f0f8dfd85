using Shouldly;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Isolation.SysLeaks;

internal static class HardwareHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SYS-002",
        Title = "The host's buses and hardware are hidden",
        Subarea = "Sys leaks",
        Severity = Severity.Low,
        Why = "The tree of buses and devices tells the machine's type, its hypervisor and what hangs on it, passed-through accelerators included.",
        Remedy = "Run the workload under gVisor, whose /sys/bus and /sys/devices know no hardware unless an accelerator is "
            + "passed through on purpose. If it already names runsc, the platform fell back to runc. The name of the machine's "
            + "product gVisor shows on purpose and without a switch; accept it in waivers.json where it tells nothing.",
        References = [Nist80053.Sc39, CisDocker.Devices, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.With(_ =>
        [
            new Draft("bus", Sys.List("/sys/bus")),
            new Draft("devices", Sys.List("/sys/devices")),
            new Draft("product", Sys.ReadFile("/sys/devices/virtual/dmi/id/product_name")),
        ]),
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            seen["bus"].Names.ShouldContain("platform", "every Linux has /sys/bus/platform");
            seen["devices"].Names.ShouldContain("platform", "every Linux has /sys/devices/platform");
        },
        Expect = new((seen, twin) =>
        {
            seen["bus"].Names.Intersect(twin["bus"].Names).ShouldBeEmpty("/sys/bus lists buses of the host");
            // gVisor passes the product's name on on purpose (runsc/boot, --product-name), where the host has one.
            Finding.Unless(
                !seen["product"].Succeeded || seen["product"].Text != twin["product"].Text,
                "the host's product name is shown, in /sys/devices/virtual/dmi/id/product_name");
            // gVisor has a `system` of its own, which says how many processors the sandbox has.
            seen["devices"].Names.Except(["system"]).Intersect(twin["devices"].Names).ShouldBeEmpty("/sys/devices lists devices of the host");
        }),
    };
}
