using Validation.Controls;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>What an audit cannot measure whatever the cluster, because of what it launches on a node and from where it looks.</summary>
internal static class AuditLimits
{
    private const string Gate = "; the gate on that node measures it";

    /// <summary>Controls that look from the host, at what no agent shows.</summary>
    private static readonly Dictionary<string, string> BeyondAgents = new()
    {
        ["ISO-CALL-008"] = "it asks what the host looks like when the arm has ended, and a node agent looks while it lives",
        ["ISO-FILE-006"] = "it goes for a file that is planted on the host, and a node agent plants nothing",
        ["ISO-MNT-003"] = "it looks for the number of one of the host's disks, which a node agent does not tell",
        ["RUN-SET-004"] = "it asks the control group's own figures, which a node agent does not read",
        ["RUN-SET-005"] = "it asks the control group's own figures, which a node agent does not read",
    };

    public static string? WhyNot(Control control, ClusterSettings cluster)
    {
        if (control.Twin == Twin.Opened || control.Variation != Variation.None)
            return "an audit launches two pods a node, as a pod of the platform and as a bare one" + Gate;
        if (control is { HostWitness: true, Surroundings: Surroundings.Anywhere } && BeyondAgents.TryGetValue(control.Id, out var beyond))
            return beyond + Gate;
        if (control.HostWitness && !cluster.NodeAgent)
            return "it needs a look from the node itself, by the node agent (nodeAgent), which is off" + Gate;
        return KubernetesLimits.WhyNoTwin(control, cluster);
    }
}
