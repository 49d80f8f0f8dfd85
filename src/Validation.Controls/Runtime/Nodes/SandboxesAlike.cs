namespace Validation.Controls.Runtime.Nodes;

internal static class SandboxesAlike
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-NOD-002",
        Title = "The sandboxes of all nodes show the same traits, and none shows runc's",
        Subarea = "Nodes",
        Severity = Severity.Critical,
        Why = "A node whose handler was pointed at runc, or which has another release of gVisor, looks like any other to the "
            + "scheduler. What a pod can tell of its kernel gives it away.",
        Remedy =
            "On the node that is named, compare containerd's configuration of the handler and `runsc --version` with another's.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist80053.Si6, Nist80053.Si7, Nist800190.RuntimeVulnerabilities,
            Kubernetes.RuntimeClass],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Needs = [Need.EveryNode],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Nodes.Any(node => node.Traits.Count > 0),
                "a node should show traits of runc here, and none does"),
        Expect = new((seen, twin) =>
        {
            NodeView[] probed = [.. seen.Nodes.Where(node => node.Traits.Count > 0)];
            var bare = twin.Nodes.Where(node => node.Traits.Count > 0).ToDictionary(node => node.Name, node => node.Traits);
            if (!probed.Any(node => bare.ContainsKey(node.Name)))
                throw new CannotTellException("no node was measured with the sandbox and without it, so that nothing shows that "
                    + "the traits tell them apart");
            string[] unmasked =
            [
                .. probed.Where(node => bare.TryGetValue(node.Name, out var runc) && IsSame(node.Traits, runc))
                    .Select(node => node.Name),
            ];
            Finding.Unless(unmasked.Length == 0,
                $"pods of the class show what pods without a sandbox show, on {Asking.Listed(unmasked)}");
            var drifted = Drift.Of(probed, node => node.Traits);
            Finding.Unless(drifted.Count == 0, $"nodes differ, {Asking.Listed(drifted)}");
        }),
    };

    private static bool IsSame(IReadOnlyDictionary<string, string> traits, IReadOnlyDictionary<string, string> others) =>
        traits.Count == others.Count && traits.All(one => others.GetValueOrDefault(one.Key) == one.Value);
}
