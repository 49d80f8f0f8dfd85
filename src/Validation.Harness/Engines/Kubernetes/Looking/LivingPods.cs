using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Looking;

/// <summary>Pods that live in the audited namespaces.</summary>
internal static class LivingPods
{
    public static async Task<IReadOnlyList<LivingPod>> FindAsync(
        ClusterApi client, ClusterSettings cluster, LivingRule rule, CancellationToken cancellationToken)
    {
        var found = new List<LivingPod>();
        foreach (var space in (string[])[cluster.Namespace, .. cluster.AlsoNamespaces])
        {
            var pods = await client.ListAsync<PodAnswer>(Resource.Pods(space), cancellationToken).ConfigureAwait(false);
            found.AddRange(pods.Where(rule.Counts).Select(pod => new LivingPod(space, rule.View(pod))));
        }
        return found;
    }
}
