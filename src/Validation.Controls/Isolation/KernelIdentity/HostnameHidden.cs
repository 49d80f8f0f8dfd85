namespace Validation.Controls.Isolation.KernelIdentity;

internal static class HostnameHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-007",
        Title = "The host's name is hidden",
        Subarea = "Kernel identity",
        Severity = Severity.Low,
        Why =
            "The host's name places the workload in the platform's network and lets tenants find out that they share a machine.",
        Remedy = "Give the workload a UTS namespace of its own: no `uts: host`, and in Kubernetes no `hostNetwork`, which brings "
            + "the node's name with it.",
        References = [Nist80053.Sc39, Nist80053.Cm6, Attack.T1082],
        HeldBy = HeldBy.Template,
        Probe = Probe.ReadFile("/proc/sys/kernel/hostname"),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.Text.Trim().ShouldBe(seen.Host.Hostname),
        Expect = new(seen =>
            seen.Fact.Text.Trim().ShouldNotBe(seen.Host.Hostname, "the workload has the host's name")),
    };
}
