using Validation.Controls;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>What the engine cannot measure as the cluster and the settings are, each with what would change that.</summary>
internal static class KubernetesLimits
{
    public static string? WhyNot(Control control, KubernetesSession session, ClusterSettings cluster)
    {
        if (session.WhyRemote is { } remote)
        {
            if (control.HostWitness || control.Twin == Twin.Opened || control.Variation != Variation.None)
                return $"it needs a look from the node itself, and {remote}; run the gate on that node as root";
        }
        if (control.Twin == Twin.Weakened && cluster.WeakenedClass is null)
            return "its twin is a weakened gVisor, and no RuntimeClass for one was given (weakenedClass)";
        if (control.Id == "RUN-ADM-002" && cluster.BaselineClass is null)
            return "a class of another handler is needed to try it with, and none was given (baselineClass)";
        if (control.Service is { } service && !session.ServicesOn(session.Node).ContainsKey(service))
            return $"where the cluster's {service} listens was not given (services: {service}=address:port)";
        return null;
    }
}
