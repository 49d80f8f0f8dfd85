namespace Validation.Controls.Runtime.Launch;

internal static class RuntimeReadBack
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ASK-001",
        Title = "The engine's own record of the launch names gVisor",
        Subarea = "Launch",
        Severity = Severity.High,
        Why = "Engines fall back to their default runtime when a setting is lost on the way. The record shows what the engine "
            + "was told to use; what really ran is for the identity controls.",
        Remedy = "Name the runtime in the launch itself (--runtime, HostConfig.Runtime, runtimeClassName), and look for what "
            + "rewrites it on the way.",
        References = [Nist80053.Cm6, Nist80053.Si7],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            RuntimeKinds.NamesGVisor(seen.Launch.Runtime).ShouldBeFalse($"the launch names '{seen.Launch.Runtime}'"),
        Expect = new(seen =>
            RuntimeKinds.NamesGVisor(seen.Launch.Runtime).ShouldBeTrue($"the launch names '{seen.Launch.Runtime}'")),
    };
}
