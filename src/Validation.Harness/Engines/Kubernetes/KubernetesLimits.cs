using Validation.Controls;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>What the engine cannot measure as the cluster and the settings are, each with what would change that.</summary>
internal static class KubernetesLimits
{
    /// <param name="control">The control.</param>
    /// <param name="session">The cluster.</param>
    /// <param name="cluster">The settings.</param>
    /// <param name="apart">Why what is planted on this machine is not there on the node; null where it is.</param>
    public static string? WhyNot(Control control, KubernetesSession session, ClusterSettings cluster, string? apart)
    {
        if (control.Variation is Variation.Processes || control.Id is "RUN-SET-006")
            return "a pod cannot ask for a limit of processes: it is the kubelet's (podPidsLimit), which the API does not show; the engines oci and docker measure it";
        if (control.Variation is Variation.Memory)
            return "a pod that dies of its memory takes its control group along, and with it what the host's side saw; the engines oci and docker measure it";
        if (session.WhyRemote is { } remote)
        {
            if (control.HostWitness || GoesForPlanted(control) || control.Variation is not (Variation.None or Variation.Neighbour))
                return $"it needs a look from the node itself, and {remote}; run the gate on that node as root";
        }
        else if (apart is not null && GoesForPlanted(control))
        {
            return $"it goes for what is planted on the host, and the node {session.Node!.Name} is this machine's kernel but not its files and processes: {apart}";
        }
        if (WhyNoTwin(control, cluster) is { } twinless)
            return twinless;
        if (control.Id == "RUN-ADM-002" && cluster.BaselineClass is null)
            return "a class of another handler is needed to try it with, and none was given (baselineClass)";
        if (control.Service is { } service && !session.ServicesOn(session.Node).ContainsKey(service))
            return $"where the cluster's {service} listens was not given (services: {service}=address:port)";
        return null;
    }

    public static string? WhyNoTwin(Control control, ClusterSettings cluster) => control.Twin == Twin.Weakened && cluster.WeakenedClass is null
        ? "its twin is a weakened gVisor, and no RuntimeClass for one was given (weakenedClass)"
        : null;

    /// <summary>A file handle names a file of this machine's, and the twin's socket of a container engine is one of the harness's own.</summary>
    private static bool GoesForPlanted(Control control) =>
        control is { Twin: Twin.Opened, HostWitness: true } or { Variation: Variation.HostMount } or { Id: "ISO-FILE-006" or "RUN-ASK-011" };
}
