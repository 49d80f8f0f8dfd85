namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>
/// Objects of one kind, all of the cluster's or those of a namespace (kubernetes.io, "API Overview", "resource type").
/// </summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Version"><c>v1</c>.</param>
/// <param name="Plural"><c>pods</c>.</param>
/// <param name="Namespace">null for kinds that have none.</param>
internal sealed record Resource(string Group, string Version, string Plural, string? Namespace = null)
{
    public static Resource Nodes => new("", "v1", "nodes");

    public static Resource Namespaces => new("", "v1", "namespaces");

    public static Resource RuntimeClasses => new("node.k8s.io", "v1", "runtimeclasses");

    public static Resource RulesReviews => new("authorization.k8s.io", "v1", "selfsubjectrulesreviews");

    public static Resource Pods(string space) => new("", "v1", "pods", space);

    public static Resource ConfigMaps(string space) => new("", "v1", "configmaps", space);

    public static Resource Events(string space) => new("", "v1", "events", space);

    public static Resource Endpoints(string space) => new("", "v1", "endpoints", space);

    public static Resource Quotas(string space) => new("", "v1", "resourcequotas", space);

    public static Resource Leases(string space) => new("coordination.k8s.io", "v1", "leases", space);

    public static Resource NetworkPolicies(string space) => new("networking.k8s.io", "v1", "networkpolicies", space);

    /// <param name="plural"><c>reports</c> or <c>clusterreports</c>.</param>
    /// <param name="space">null for the latter.</param>
    public static Resource OpenReports(string plural, string? space) => new("openreports.io", "v1alpha1", plural, space);

    /// <summary>For people: where the API server has them.</summary>
    public string Path =>
        $"/{(Group.Length == 0 ? "api" : $"apis/{Group}")}/{Version}/"
        + $"{(Namespace is null ? "" : $"namespaces/{Namespace}/")}{Plural}";
}
