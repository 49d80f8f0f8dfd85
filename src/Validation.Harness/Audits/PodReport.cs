using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Contract;
using Validation.Results;

namespace Validation.Harness.Audits;

/// <summary>Of the pods that live in the audited namespaces, those that lack the class or are weaker than the template.</summary>
internal static class PodReport
{
    public static IReadOnlyList<PodRecord> Of(IEnumerable<LivingPod> pods, string runtimeClass) =>
    [
        .. pods.Select(pod => Record(pod.Namespace, pod.View, runtimeClass)).Where(record => record.Findings.Count > 0)
            .OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal),
    ];

    private static PodRecord Record(string space, LivingPodView view, string runtimeClass) => new()
    {
        Namespace = space,
        Name = view.Name,
        Node = view.Node,
        Owner = view.Owner,
        Created = view.Created,
        RuntimeClass = view.RuntimeClass,
        Sandboxed = view.RuntimeClass == runtimeClass,
        Findings = view.RuntimeClass == runtimeClass ? view.Weaker : [Unsandboxed(view, runtimeClass), .. view.Weaker],
    };

    private static string Unsandboxed(LivingPodView view, string runtimeClass) => view.RuntimeClass is { } other
        ? $"it names the RuntimeClass '{other}' instead of '{runtimeClass}'"
        : "it names no RuntimeClass, so that it runs without the sandbox";
}
