namespace Validation.Controls.Runtime.Settings;

internal static class NoCapabilities
{
    /// <summary>struct __user_cap_header_struct: version 3, this process (capget(2)).</summary>
    private static readonly byte[] Header = [0x22, 0x05, 0x08, 0x20, 0, 0, 0, 0];

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-008",
        Title = "The workload has no capability",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "Capabilities are root's power in parts. A workload without any has nothing to turn against its sandbox's kernel.",
        Remedy = "Drop all capabilities in the template (process.capabilities, CapDrop: ALL, capabilities.drop: [ALL]).",
        References = [Nist80053.Ac6, CisDocker.Capabilities],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("capget", Argument.Bytes(Header), Argument.Buffer(24))),
        Twin = Twin.Baseline,
        Exposed = seen => Names(seen).ShouldNotBeEmpty("the process has no capability"),
        Expect = new(seen =>
            Names(seen).ShouldBeEmpty("the process has capabilities, effective or permitted")),
    };

    /// <summary>Twice effective, permitted and inheritable, 32 bits each: the lower half of the sets and the upper.</summary>
    private static IReadOnlyList<string> Names(Seen seen)
    {
        if (!seen.Fact.Succeeded || seen.Fact.Bytes is not { Length: 24 } sets)
            throw new CannotTellException($"capget(2) failed in arm '{seen.Arm}': {seen.Fact.LastErrno}");
        var low = BitConverter.ToUInt32(sets, 0) | BitConverter.ToUInt32(sets, 4);
        var high = BitConverter.ToUInt32(sets, 12) | BitConverter.ToUInt32(sets, 16);
        return CapabilitySet.Of(low | (ulong)high << 32);
    }
}
