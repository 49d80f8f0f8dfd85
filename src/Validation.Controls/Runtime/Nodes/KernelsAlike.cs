namespace Validation.Controls.Runtime.Nodes;

internal static class KernelsAlike
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-NOD-003",
        Title = "All nodes have the same kernel",
        Subarea = "Nodes",
        Severity = Severity.Low,
        Why = "gVisor stands on the node's kernel, and what it protects from are that kernel's flaws. A node that was left out "
            + "of an update is the one to land on.",
        Remedy = "Update the node that is named, and reboot it.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist80053.Si6, Nist800190.HostComponents],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Needs = [Need.EveryNode],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            foreach (var node in seen.Nodes.Where(node => node.Traits.Count > 0))
                Finding.Unless(node.Traits.GetValueOrDefault(NodeView.KernelRelease) == node.KernelVersion,
                    $"a pod without a sandbox should show the kernel that the API server names for {node.Name}, and does not");
            Finding.Unless(seen.Nodes.Any(node => node.Traits.Count > 0),
                "at least one node should be measured here, and none was");
        },
        Expect = new(seen =>
        {
            var drifted = Drift.Of(seen.Nodes, node => new Dictionary<string, string> { ["kernel"] = node.KernelVersion });
            Finding.Unless(drifted.Count == 0, $"nodes differ, {Asking.Listed(drifted)}");
        }),
    };
}
