using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Engines.Kubernetes.Pods;
using static Validation.Harness.Engines.Kubernetes.Pods.PodBody;

namespace Validation.Harness.Engines.Kubernetes.Looking;

/// <summary>The pods of <see cref="Attempts"/>: the platform's template with one thing changed.</summary>
internal static class AttemptPods
{
    private static readonly Dictionary<string, string> Annotations = new()
    {
        [Attempts.FlagAnnotation] = "dev.gvisor.flag.debug",
        [Attempts.SettingAnnotation] = "dev.gvisor.bundle.experimental-high-performance",
    };

    /// <param name="template">The platform's template.</param>
    /// <param name="runtimeClass">The subject's class.</param>
    /// <param name="baselineClass">A class of another handler; null where the cluster has none, so that the attempt cannot be
    /// made.</param>
    /// <param name="image">An image; with dryRun nobody pulls it.</param>
    /// <param name="node">A node's name.</param>
    /// <param name="marks">The run's marks.</param>
    public static IEnumerable<(string Name, JsonObject Pod)> All(
        WorkloadTemplate template, string runtimeClass, string? baselineClass, string image, string node, PodMarks marks)
    {
        var changes = new Dictionary<string, Action<JsonObject, JsonObject>>
        {
            [Attempts.Good] = (_, _) => { },
            [Attempts.NoClass] = (spec, _) => spec.Remove("runtimeClassName"),
            [Attempts.MissingClass] = (spec, _) => spec["runtimeClassName"] = $"validation-absent-{marks.Run}",
            [Attempts.Privileged] = (_, container) =>
            {
                Security(container)["privileged"] = true;
                // The API refuses a privileged container that says it may not gain privileges.
                Security(container).Remove("allowPrivilegeEscalation");
            },
            [Attempts.HostPid] = (spec, _) => spec["hostPID"] = true,
            [Attempts.HostNetwork] = (spec, _) => spec["hostNetwork"] = true,
            [Attempts.HostIpc] = (spec, _) => spec["hostIPC"] = true,
            [Attempts.HostPath] = (spec, container) =>
            {
                List(spec, "volumes")
                    .Add(new JsonObject { ["name"] = "validation-host", ["hostPath"] = new JsonObject { ["path"] = "/" } });
                List(container, "volumeMounts").Add(
                    new JsonObject { ["name"] = "validation-host", ["mountPath"] = "/validation-host", ["readOnly"] = true });
            },
            [Attempts.HostPort] = (_, container) =>
                container["ports"] = new JsonArray(new JsonObject { ["containerPort"] = 7070, ["hostPort"] = 7070 }),
            [Attempts.Capability] = (_, container) => Capabilities(container)["add"] = new JsonArray("SYS_ADMIN"),
            [Attempts.Root] = (spec, container) =>
            {
                foreach (var security in (JsonObject[])[Security(spec), Security(container)])
                {
                    security["runAsUser"] = 0;
                    security.Remove("runAsNonRoot");
                }
            },
            [Attempts.PrivilegeEscalation] = (_, container) => Security(container)["allowPrivilegeEscalation"] = true,
            [Attempts.SeccompUnconfined] = (spec, container) =>
            {
                Security(spec)["seccompProfile"] = new JsonObject { ["type"] = "Unconfined" };
                Security(container).Remove("seccompProfile");
            },
            [Attempts.FlagAnnotation] = (_, _) => { },
            [Attempts.SettingAnnotation] = (_, _) => { },
            [Attempts.NodeName] = (spec, _) => spec["nodeName"] = node,
            [Attempts.Huge] = (_, container) => container["resources"] = new JsonObject
            {
                ["requests"] = new JsonObject { ["cpu"] = "1000", ["memory"] = "10Ti" },
                ["limits"] = new JsonObject { ["cpu"] = "1000", ["memory"] = "10Ti" },
            },
            [Attempts.NoLimits] = (_, container) => container.Remove("resources"),
        };
        if (baselineClass is not null)
            changes[Attempts.WrongClass] = (spec, _) => spec["runtimeClassName"] = baselineClass;
        foreach (var (name, change) in changes)
        {
            var pod = Good(template, runtimeClass, image, marks, name);
            change(pod["spec"]!.AsObject(), pod["spec"]!["containers"]![0]!.AsObject());
            if (Annotations.TryGetValue(name, out var annotation))
                Object(pod["metadata"]!.AsObject(), "annotations")[annotation] = "true";
            yield return (name, pod);
        }
    }

    private static JsonObject Good(WorkloadTemplate template, string runtimeClass, string image, PodMarks marks, string name)
    {
        var pod = Manifest.Pod(template.Name, template.Text);
        // A number, because a refusal may repeat the pod's name, and a name like "privileged" would look like its reason.
        var number = string.Create(CultureInfo.InvariantCulture, $"{Attempts.All.Index().First(one => one.Item == name).Index}");
        pod["metadata"] = marks.Metadata($"validation-{marks.Run}-try-{number}", pod["metadata"] as JsonObject);
        pod.Remove("status");
        pod["spec"]!["runtimeClassName"] = runtimeClass;
        foreach (var container in pod["spec"]!["containers"]!.AsArray())
            container!["image"] ??= image;
        return pod;
    }

    private static JsonObject Security(JsonObject parent) => Object(parent, "securityContext");

    private static JsonObject Capabilities(JsonObject container) => Object(Security(container), "capabilities");
}
