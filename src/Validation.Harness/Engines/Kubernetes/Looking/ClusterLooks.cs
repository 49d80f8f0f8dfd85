using System.Text.Json;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Kubernetes.Sessions;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Looking;

/// <summary>
/// What is looked at for each role: the platform's namespace for the subject, the harness's own, which is open, for the twin.
/// </summary>
internal static class ClusterLooks
{
    public static ClusterLook Of(KubernetesSession session, RunSettings settings, WorkloadTemplate template,
        PodMarks marks, Role role)
    {
        var cluster = settings.Cluster;
        var isSubject = role == Role.Subject;
        var pod = Manifest.Pod(template.Name, template.Text);
        var metadata = marks.Metadata("any", pod["metadata"]?.AsObject()).Deserialize(KubernetesJson.Default.Metadata)!;
        var spec = pod["spec"]!.Deserialize(KubernetesJson.Default.PodSpec)!;
        return new ClusterLook
        {
            Client = session.Client,
            Namespace = isSubject ? cluster.Namespace : cluster.OwnNamespace,
            RuntimeClass = isSubject ? cluster.RuntimeClass : cluster.BaselineClass,
            ServiceAccount = isSubject ? spec.ServiceAccountName ?? "default" : null,
            PodLabels = metadata.Labels!,
            Tries = AttemptPods.All(template, cluster.RuntimeClass, cluster.BaselineClass, cluster.ProbeImage,
                session.Node?.Name ?? "node", marks),
            // The harness's own pods are what the twin is to find.
            Living = new LivingRule(template, isSubject ? marks.Run : null),
        };
    }
}
