namespace Validation.Controls.Seeing;

/// <summary>What controls ask of the cluster around an arm; each answer is evidence, in words.</summary>
internal static class Asking
{
    /// <summary>How many of a cluster's many things are written out.</summary>
    private const int MostNamed = 20;

    extension(Seen seen)
    {
        public NamespaceView Namespace => seen.InCluster("namespace", cluster => cluster.Namespace);

        public RuntimeClassView? RuntimeClass =>
            seen.InCluster("runtime class", cluster => cluster.RuntimeClass,
                one => one?.ToString() ?? "no RuntimeClass: none was named, or there is no such object");

        /// <exception cref="CannotTellException">There is none.</exception>
        public RuntimeClassView ExistingClass => seen.RuntimeClass ?? throw new CannotTellException(
            $"the RuntimeClass of arm '{seen.Arm}' does not exist, so there is nothing to compare with");

        public IReadOnlyList<PolicyView> NetworkPolicies =>
            seen.InCluster("network policies", cluster => cluster.NetworkPolicies, Listed);

        public IReadOnlyList<QuotaView> Quotas => seen.InCluster("quotas", cluster => cluster.Quotas, Listed);

        public RightsView Rights => seen.InCluster("rights", cluster => cluster.Rights);

        public IReadOnlyList<LivingPodView> LivingPods => seen.InCluster("living pods", cluster => cluster.Pods, Listed);

        /// <exception cref="CannotTellException">There is none.</exception>
        public IReadOnlyList<NodeView> Nodes => seen.InCluster("nodes", cluster => cluster.Nodes, Listed) is { Count: > 0 } nodes
            ? nodes
            : throw new CannotTellException($"there is no node that pods of arm '{seen.Arm}' can land on");

        public AttemptView Attempt(string name) => seen.InCluster($"attempt '{name}'", cluster => cluster.Attempt(name));
    }

    /// <summary><c>3: a; b; c</c>, and how many more where there are many.</summary>
    public static string Listed<T>(IReadOnlyList<T> things) => things.Count == 0
        ? "none"
        : $"{things.Count}: {string.Join("; ", things.Take(MostNamed))}"
            + (things.Count > MostNamed ? $"; and {things.Count - MostNamed} more" : "");
}
