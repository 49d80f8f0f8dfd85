using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Pods;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>
/// The pod that looks at others from their node: with the node's processes, root, and the two capabilities that looking takes. It
/// mounts nothing of the node, talks to nobody, and ends by itself.
/// </summary>
internal static class AgentBody
{
    private const string Program = "/usr/bin/validation";

    /// <summary>
    /// SYS_PTRACE: /proc/PID/exe, ns, mountinfo and root of processes that are not its own, and PTRACE_SEIZE (ptrace(2), "access
    /// mode checking"). SYS_ADMIN: PTRACE_SECCOMP_GET_FILTER, which the kernel gives to nobody else (ptrace(2)).
    /// </summary>
    private static readonly string[] Capabilities = ["SYS_PTRACE", "SYS_ADMIN"];

    public static JsonObject Build(string name, PodMarks marks, JsonObject owner, int number, string image, string? runtimeClass,
        string hostname, AgentOrder order)
    {
        var metadata = marks.Metadata(name);
        metadata["labels"]![PodMarks.NodeLabel] = number.ToString(CultureInfo.InvariantCulture);
        metadata["ownerReferences"] = new JsonArray(owner.DeepClone());
        // An engine's own AppArmor profile lets nobody trace what is not under the same profile.
        metadata["annotations"] = new JsonObject
        {
            [$"container.apparmor.security.beta.kubernetes.io/{PodBody.Probe}"] = "unconfined",
        };
        var spec = new JsonObject
        {
            ["restartPolicy"] = "Never",
            ["activeDeadlineSeconds"] = (int)PodMarks.Deadline.TotalSeconds,
            ["terminationGracePeriodSeconds"] = 0,
            ["automountServiceAccountToken"] = false,
            ["enableServiceLinks"] = false,
            ["hostPID"] = true,
            ["containers"] = new JsonArray(Container(image, order)),
        };
        if (runtimeClass is not null)
            spec["runtimeClassName"] = runtimeClass;
        PodBody.Pin(spec, hostname);
        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = metadata, ["spec"] = spec };
    }

    private static JsonObject Container(string image, AgentOrder order) => new()
    {
        ["name"] = PodBody.Probe,
        ["image"] = image,
        ["imagePullPolicy"] = "IfNotPresent",
        ["command"] = new JsonArray(Program, "witness", "--order", order.Encode()),
        // .NET would put a socket for debuggers into /tmp, which is read-only here.
        ["env"] = new JsonArray(new JsonObject { ["name"] = "DOTNET_EnableDiagnostics", ["value"] = "0" }),
        ["resources"] = new JsonObject
        {
            ["requests"] = new JsonObject { ["cpu"] = "50m", ["memory"] = "64Mi" },
            ["limits"] = new JsonObject { ["cpu"] = "1", ["memory"] = "256Mi" },
        },
        ["securityContext"] = new JsonObject
        {
            ["runAsUser"] = 0,
            ["runAsGroup"] = 0,
            ["readOnlyRootFilesystem"] = true,
            // A process with a filter of its own is not shown another's (ptrace(2), PTRACE_SECCOMP_GET_FILTER).
            ["seccompProfile"] = new JsonObject { ["type"] = "Unconfined" },
            ["capabilities"] = new JsonObject
            {
                ["drop"] = new JsonArray("ALL"),
                ["add"] = new JsonArray([.. Capabilities.Select(name => JsonValue.Create(name))]),
            },
        },
    };
}
