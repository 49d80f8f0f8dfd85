using System.Text.Json.Nodes;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>Gives an arm's pod a second container: the first one's like, with a plan and a volume of its own.</summary>
internal static class PodNeighbour
{
    private const string Volume = "validation-neighbour";

    /// <param name="spec">A pod's, with the probe's container alone.</param>
    /// <param name="command">The probe with the second container's plan.</param>
    /// <param name="shareProcesses">True for a pod whose containers are to see each other's processes.</param>
    public static void Join(JsonObject spec, JsonArray command, bool shareProcesses)
    {
        var containers = spec["containers"]!.AsArray();
        var neighbour = containers[0]!.DeepClone().AsObject();
        neighbour["name"] = PodBody.Neighbour;
        neighbour["command"] = command;
        PodBody.List(neighbour, "volumeMounts")
            .Add(new JsonObject { ["name"] = Volume, ["mountPath"] = Controls.Probing.Neighbour.Directory });
        PodBody.List(spec, "volumes").Add(new JsonObject { ["name"] = Volume, ["emptyDir"] = new JsonObject() });
        // The kubelet starts them in this order: the probe is not to look for what is not there yet.
        containers.Insert(0, neighbour);
        if (shareProcesses)
            spec["shareProcessNamespace"] = true;
    }
}
