using System.Text.Json.Nodes;

namespace Validation.Webhook.Rules;

/// <summary>
/// Everything that is refused. Messages name the field, and say what it has to be; they keep clear of words by which other
/// refusals are told apart, such as "not found" and "quota" (Validation.Controls, Admission/Denials).
/// </summary>
internal static class PodRules
{
    /// <summary>
    /// All of them: beside flags they carry bundles of flags that overrule the operator's, the root file system's source, mounts'
    /// options and the control group's parent (runsc/specutils). Whoever deploys runsc can set what is wanted of these in its own
    /// configuration.
    /// </summary>
    internal const string GVisorAnnotations = "dev.gvisor.";

    private static readonly string[] Profiles = ["RuntimeDefault", "Localhost"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("no class", Look.InSpec("runtimeClassName"), (field, _) => string.IsNullOrEmpty(field.Text),
            "no RuntimeClass is named, so that the pod would run without the sandbox; allowed: {1}"),
        new("wrong class", Look.InSpec("runtimeClassName"),
            (field, context) => field.Text is { Length: > 0 } name && !context.Classes.Contains(name),
            "the RuntimeClass '{0}' is none for evaluation pods; allowed: {1}"),
        new("privileged", Look.InEachContainer("securityContext.privileged"), (field, _) => field.IsTrue,
            "no container may be privileged"),
        new("host pid", Look.InSpec("hostPID"), (field, _) => field.IsTrue, "no pod may share the host's process namespace"),
        new("host network", Look.InSpec("hostNetwork"), (field, _) => field.IsTrue,
            "no pod may share the host's network namespace"),
        new("host ipc", Look.InSpec("hostIPC"), (field, _) => field.IsTrue, "no pod may share the host's IPC namespace"),
        new("host path", Look.InEachVolume("hostPath"), (field, _) => field.Value is not null,
            "no pod may mount a directory of the host"),
        new("host port", Look.InEachPort("hostPort"), (field, _) => field.Number is not (null or 0),
            "no container may take a port of the host ({0})"),
        new("capability", Look.InEachContainer("securityContext.capabilities.add"),
            (field, _) => field.Value is JsonArray { Count: > 0 },
            "no container may add capabilities ({0})"),
        new("root", Look.InEffect("runAsUser"), (field, _) => field.Number == 0, "no container may run as root"),
        new("maybe root", Look.UnnamedUser, (_, _) => true,
            "nothing keeps the container from running as root; set runAsNonRoot: true or a runAsUser other than 0"),
        new("privilege escalation", Look.InEachContainer("securityContext.allowPrivilegeEscalation"),
            (field, _) => field.IsTrue || field.Value is null,
            "it has to be false: no container may gain privileges by privilege escalation"),
        new("seccomp", Look.InEffect("seccompProfile.type"), (field, _) => !Profiles.Contains(field.Text),
            "it is {0}, and has to be RuntimeDefault or Localhost: no container may run without a seccomp filter"),
        new("gvisor annotation", Look.Annotations,
            (field, _) => field.Path.Contains($"[{GVisorAnnotations}", StringComparison.Ordinal),
            "no pod may bring flags or settings for gVisor in an annotation"),
        new("node name", Look.InSpec("nodeName"), (field, _) => field.Text is { Length: > 0 },
            "no pod may name its node ('{0}') past the scheduler; use nodeSelector or affinity"),
    ];
}
