namespace Validation.Controls.Runtime.Settings;

internal static class OnlyLoopback
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-009",
        Title = "The workload has no network interface but its own loopback",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "Untrusted code that has no interface can reach nothing: neither the neighbours nor the platform's metadata "
            + "service nor the internet.",
        Remedy = "Launch without a network (a network namespace of its own and --network=none, NetworkMode: none). A workload "
            + "that needs one is for the network controls to judge.",
        References = [Nist80053.Sc7, Nist800190.UnboundedNetwork],
        HeldBy = HeldBy.Template,
        Probe = Probe.ReadFile("/proc/net/dev"),
        Needs = [Need.NoNetwork],
        Twin = Twin.Opened,
        Exposed = seen => Interfaces(seen).Except(["lo"]).ShouldNotBeEmpty("there is no interface but the loopback"),
        Expect = new(seen =>
            Interfaces(seen).Except(["lo"]).ShouldBeEmpty("there are interfaces beside the loopback")),
    };

    /// <summary>Two lines of headings, then one for each interface: <c>  lo: 0 0 …</c> (proc(5)).</summary>
    private static IReadOnlyList<string> Interfaces(Seen seen) =>
        seen.Fact.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [_, _, .. var lines]
        ? [.. lines.Select(line => line.Split(':')[0].Trim())]
        : throw new CannotTellException($"/proc/net/dev could not be read in arm '{seen.Arm}': {seen.Fact.ErrnoOf(0)}");
}
