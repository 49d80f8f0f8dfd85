namespace Validation.Controls.Runtime.Launch;

internal static class CapabilitiesNotAsked
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-008",
        Title = "No capability is asked for",
        Subarea = "Launch",
        Severity = Severity.High,
        Why = "Under runc a capability is power over the host's kernel. RUN-SET-008 says what the guest has; this, what it would "
            + "have. gVisor hides the effect, so this is judged by the launch read back: the day the platform falls back to runc "
            + "it is open.",
        Remedy =
            "Drop all capabilities in the template (process.capabilities, CapDrop: ALL, capabilities.drop: [ALL]) and add none.",
        References = [Nist80053.Ac6, CisDocker.Capabilities],
        HeldBy = HeldBy.Template,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Launch.Capabilities.ShouldNotBeEmpty("the launch asks for no capability"),
        Expect = new(seen =>
            seen.Launch.Capabilities.ShouldBeEmpty("the launch asks for capabilities")),
    };
}
