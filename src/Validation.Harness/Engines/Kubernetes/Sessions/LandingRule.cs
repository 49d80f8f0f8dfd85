using System.Text.Json;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Parsing;

namespace Validation.Harness.Engines.Kubernetes.Sessions;

/// <summary>
/// Which nodes an evaluation pod can land on: by the template's and the class's node selectors, and by the taints that neither of
/// them tolerates. A node that is not ready counts: it may be tomorrow.
/// </summary>
internal sealed class LandingRule
{
    private readonly IReadOnlyDictionary<string, string> selector;
    private readonly IReadOnlyList<Toleration> tolerations;

    public LandingRule(WorkloadTemplate template, RuntimeClassAnswer? runtimeClass)
    {
        var spec = Manifest.Pod(template.Name, template.Text)["spec"]!.Deserialize(KubernetesJson.Default.PodSpec)!;
        selector = (spec.NodeSelector ?? new Dictionary<string, string>())
            .Concat(runtimeClass?.Scheduling?.NodeSelector ?? new Dictionary<string, string>())
            .DistinctBy(label => label.Key).ToDictionary();
        tolerations = [.. spec.Tolerations ?? [], .. runtimeClass?.Scheduling?.Tolerations ?? []];
    }

    public bool Takes(NodeAnswer node) =>
        !node.Spec.Unschedulable
        && selector.All(label => node.Metadata.Labels?.GetValueOrDefault(label.Key) == label.Value)
        && (node.Spec.Taints ?? []).Where(taint => taint.Effect != "PreferNoSchedule" && !IsCondition(taint))
            .All(taint => tolerations.Any(toleration => Tolerates(toleration, taint)));

    /// <summary>Set by the node controller while a node is unwell; they come and go.</summary>
    private static bool IsCondition(Taint taint) =>
        taint.Key.StartsWith("node.kubernetes.io/", StringComparison.Ordinal) && taint.Key != "node.kubernetes.io/unschedulable";

    /// <summary>
    /// kubernetes.io, "Taints and Tolerations": an empty key with Exists tolerates everything, an empty effect any effect.
    /// </summary>
    private static bool Tolerates(Toleration toleration, Taint taint) =>
        (toleration.Effect is null or "" || toleration.Effect == taint.Effect)
        && (toleration.Operator == "Exists"
            ? toleration.Key is null or "" || toleration.Key == taint.Key
            : toleration.Key == taint.Key && (toleration.Value ?? "") == (taint.Value ?? ""));
}
