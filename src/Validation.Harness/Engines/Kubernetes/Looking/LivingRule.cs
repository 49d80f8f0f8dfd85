using System.Globalization;
using System.Text.Json;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Engines.Kubernetes.Pods;

namespace Validation.Harness.Engines.Kubernetes.Looking;

/// <summary>How a living pod compares with the template: what the template shuts and the pod leaves open.</summary>
internal sealed class LivingRule
{
    private readonly string? ownRun;
    private readonly PodSpec template;

    /// <param name="template">The platform's template.</param>
    /// <param name="ownRun">The run whose pods do not count; null where all do.</param>
    public LivingRule(WorkloadTemplate template, string? ownRun)
    {
        this.ownRun = ownRun;
        this.template = Manifest.Pod(template.Name, template.Text)["spec"]!.Deserialize(KubernetesJson.Default.PodSpec)!;
    }

    public bool Counts(PodAnswer pod) =>
        pod.Status.Phase is not ("Succeeded" or "Failed")
            && (ownRun is null || pod.Metadata.Labels?.GetValueOrDefault(PodMarks.RunLabel) != ownRun);

    public LivingPodView View(PodAnswer pod) => new()
    {
        Name = pod.Metadata.Name,
        Node = pod.Spec.NodeName,
        Owner = pod.Metadata.OwnerReferences is [{ } owner, ..] ? $"{owner.Kind}/{owner.Name}" : "none",
        Created = pod.Metadata.CreationTimestamp,
        RuntimeClass = pod.Spec.RuntimeClassName,
        Weaker = [.. Weaker(pod.Spec).Distinct()],
    };

    /// <summary>The template's container of that name; for one that it does not have, its first.</summary>
    private Container Model(string name) =>
        template.Containers.Concat(template.InitContainers ?? []).FirstOrDefault(one => one.Name == name)
            ?? template.Containers[0];

    private IEnumerable<string> Weaker(PodSpec spec)
    {
        foreach (var space in PodReadBack.HostNamespaces(spec).Except(PodReadBack.HostNamespaces(template)))
            yield return $"it shares the host's {space} namespace";
        foreach (var container in spec.Containers.Concat(spec.InitContainers ?? []))
        {
            var security = container.SecurityContext ?? new ContainerSecurity();
            var model = Model(container.Name);
            var expected = model.SecurityContext ?? new ContainerSecurity();
            var who = $"container '{container.Name}'";
            if (security.Privileged == true && expected.Privileged != true)
                yield return $"{who} is privileged";
            foreach (var host in PodReadBack.HostPaths(spec, container).Except(PodReadBack.HostPaths(template, model)))
                yield return $"{who} mounts the host's {host.Path}";
            if (security.Privileged != true
                && PodReadBack.Capabilities(security, []).Except(PodReadBack.Capabilities(expected, [])).ToArray()
                    is { Length: > 0 } more)
                yield return $"{who} has capabilities that the template does not give: {string.Join(", ", more)}";
            if (expected.AllowPrivilegeEscalation == false && security.AllowPrivilegeEscalation != false)
                yield return $"{who} may gain privileges";
            if (expected.ReadOnlyRootFilesystem == true && security.ReadOnlyRootFilesystem != true)
                yield return $"{who} may write to its root file system";
            if (User(template, expected) is { } user and not 0 && User(spec, security) is null or 0)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{who} may run as root, where the template runs as {user}");
            if (Confined(template, expected) && !Confined(spec, security))
                yield return $"{who} has no seccomp profile";
            foreach (var limit in (model.Resources?.Limits ?? new Dictionary<string, string>()).Keys.Where(name =>
                container.Resources?.Limits?.ContainsKey(name) != true))
                yield return $"{who} has no limit of {limit}";
        }
    }

    private static long? User(PodSpec spec, ContainerSecurity security) => security.RunAsUser ?? spec.SecurityContext?.RunAsUser;

    private static bool Confined(PodSpec spec, ContainerSecurity security) =>
        (security.SeccompProfile ?? spec.SecurityContext?.SeccompProfile)?.Type is "RuntimeDefault" or "Localhost";
}
