using Validation.Harness.Settings;
using Validation.Reporting.Results;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>Pods that live in the audited namespaces and should not live so.</summary>
internal static class LivingPods
{
    public static async Task<IReadOnlyList<PodRecord>> FindAsync(
        ClusterApi client, ClusterSettings cluster, LivingRule rule, CancellationToken cancellationToken)
    {
        var found = new List<PodRecord>();
        foreach (var space in (string[])[cluster.Namespace, .. cluster.AlsoNamespaces])
        {
            var pods = await client.ListAsync<PodAnswer>(Resource.Pods(space), cancellationToken).ConfigureAwait(false);
            found.AddRange(pods.Where(rule.Counts).Select(pod => Record(space, pod, rule, cluster.RuntimeClass)).Where(record => record.Findings.Count > 0));
        }
        return [.. found.OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal)];
    }

    private static PodRecord Record(string space, PodAnswer pod, LivingRule rule, string runtimeClass)
    {
        var view = rule.View(pod);
        return new PodRecord
        {
            Namespace = space,
            Name = view.Name,
            Node = view.Node,
            Owner = view.Owner,
            Created = view.Created,
            RuntimeClass = view.RuntimeClass,
            Sandboxed = view.RuntimeClass == runtimeClass,
            Findings = view.RuntimeClass == runtimeClass ? view.Weaker
                : [view.RuntimeClass is { } other ? $"it names the RuntimeClass '{other}' instead of '{runtimeClass}'" : $"it names no RuntimeClass, so that it runs without the sandbox", .. view.Weaker],
        };
    }
}
