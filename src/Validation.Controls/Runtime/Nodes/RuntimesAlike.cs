namespace Validation.Controls.Runtime.Nodes;

internal static class RuntimesAlike
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-NOD-004",
        Title = "All nodes have the same version of the container runtime",
        Subarea = "Nodes",
        Severity = Severity.Low,
        Why = "What a handler means is up to the node's container runtime and its configuration. Versions that differ are the "
            + "first sign of nodes that are looked after differently.",
        Remedy = "Update containerd on the node that is named.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist80053.Si6, Nist800190.RuntimeVulnerabilities],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Needs = [Need.EveryNode],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Nodes.All(node => node.ContainerRuntime.Contains("://", StringComparison.Ordinal)),
                "every node should name its container runtime and its version, and one does not"),
        Expect = new(seen =>
        {
            var drifted = Drift.Of(seen.Nodes,
                node => new Dictionary<string, string> { ["container runtime"] = node.ContainerRuntime });
            Finding.Unless(drifted.Count == 0, $"nodes differ, {Asking.Listed(drifted)}");
        }),
    };
}
