using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Cluster;

/// <summary>The cluster as it lives: pods outside of the sandbox, and nodes that are not as the others.</summary>
internal static class ClusterSection
{
    private const int Most = 200;

    /// <summary>null outside a cluster.</summary>
    public static Node? Pods(BundleInput input)
    {
        var pods = input.Results.Pods;
        return pods.Count == 0
            ? null
            : Node.Of(
                P($"{Counted.Of(pods.Count, "living pod lacks", "living pods lack")} the sandbox "
                    + $"or {(pods.Count == 1 ? "is" : "are")} weaker than the platform's template."),
                DataTable.Of("Living pods that lack the sandbox or are weaker than the template",
                    ["Pod", "Owner", "Node", "RuntimeClass", "Created (UTC)", "What is wrong"],
                    pods.Take(Most).Select(pod => (IReadOnlyList<Node>)
                    [
                        $"{pod.Namespace}/{pod.Name}", pod.Owner, pod.Node ?? "not scheduled", pod.RuntimeClass ?? "none",
                        When.Short(pod.Created),
                        Ul(pod.Findings.Take(6).Select(finding => Li(Short.Of(finding, 240)))).Class("plain"),
                    ])),
                pods.Count > Most ? P($"… and {Number.Grouped(pods.Count - Most)} more, in results.json.") : Node.None);
    }

    /// <summary>null outside a cluster.</summary>
    public static Node? Nodes(BundleInput input)
    {
        var nodes = input.Results.Nodes;
        if (nodes.Count == 0)
            return null;
        var apart = nodes.Where(node => !node.Probed || node.Drift.Count > 0).ToArray();
        return Node.Of(
            P($"{Counted.Of(nodes.Count, "node")}: {Number.Grouped(nodes.Count(node => node.Probed))} probed, " +
                $"{Number.Grouped(nodes.Count(node => !node.Probed))} not "
                + $"probed, {Number.Grouped(nodes.Count(node => node.Drift.Count > 0))} that differ from most."),
            DataTable.Of("Nodes by what they run",
                ["#Nodes", "Which", "Kernel", "Operating system", "Container runtime", "Kubelet", "Sandbox"],
                nodes.GroupBy(node => (node.Kernel, node.OperatingSystem, node.ContainerRuntime, node.Kubelet, node.Sandbox))
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.First().Name, StringComparer.Ordinal).Take(40)
                    .Select(group => (IReadOnlyList<Node>)
                    [
                        Number.Grouped(group.Count()), NodeNames.Of([.. group.Select(node => node.Name)]), group.Key.Kernel,
                        group.Key.OperatingSystem,
                        group.Key.ContainerRuntime, group.Key.Kubelet, group.Key.Sandbox ?? "not seen",
                    ])),
            apart.Length == 0
                ? P("Every node was probed, and none differs from the others.")
                : DataTable.Of("Nodes that could not be probed or that differ", ["Node", "Probed", "What is the matter"],
                    apart.Take(Most).Select(node => (IReadOnlyList<Node>)
                    [
                        node.Name,
                        node.Probed ? VerdictMark.Of(Verdict.Pass, "probed") : VerdictMark.Of(Verdict.Error, "NOT PROBED"),
                        Short.Of(string.Join(" ",
                            new[] { node.Failure }.Concat(node.Drift).Where(sentence => sentence is not null)), 400),
                    ])),
            apart.Length > Most ? P($"… and {Number.Grouped(apart.Length - Most)} more, in results.json.") : Node.None);
    }
}
