namespace Validation.Controls.Runtime.Launch;

internal static class DevicesNotAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-006",
        Title = "No device of the host is passed in",
        Subarea = "Launch",
        Severity = Severity.High,
        Why = "A device passed in is a way to its driver in the host's kernel. gVisor hides the effect, so this is judged by the "
            + "launch read back: the day the platform falls back to runc it is open.",
        Remedy = "Take the devices out of the launch (linux.devices, --device, hostPath volumes under /dev).",
        References = [Nist80053.Cm6, CisDocker.Devices, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Opened,
        Exposed = seen => seen.Launch.Devices.ShouldNotBeEmpty("no device was passed in"),
        Expect = new(seen =>
            seen.Launch.Devices.ShouldBeEmpty("devices of the host are passed in")),
    };
}
