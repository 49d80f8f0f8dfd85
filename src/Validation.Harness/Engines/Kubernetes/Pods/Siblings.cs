using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>
/// The containers of the platform's pod beside the one that the probe takes the place of, init containers among them: each is
/// launched with the image, the rights and the mounts that it asks for, and rests where its own program would run.
/// </summary>
internal static class Siblings
{
    private const string RestMilliseconds = "1000";

    /// <summary>What belongs to a container's own program, and would be asked of one that rests.</summary>
    private static readonly string[] OfTheProgram =
    [
        "args", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "ports", "stdin", "stdinOnce", "tty",
        "workingDir",
        "restartPolicy",
    ];

    /// <param name="containers">The template's list, without the one that the probe runs in; null for none.</param>
    /// <param name="probe">Where the probe is in each of them.</param>
    /// <param name="image">What runs where a container names none.</param>
    /// <param name="mount">The probe's volume.</param>
    public static IEnumerable<JsonObject> Resting(IEnumerable<JsonNode?>? containers, string probe, string image,
        JsonObject mount)
    {
        foreach (var container in (containers ?? []).OfType<JsonObject>())
        {
            var resting = WithoutProgram(container);
            resting["image"] ??= image;
            resting["imagePullPolicy"] ??= "IfNotPresent";
            resting["command"] = new JsonArray(probe, "rest", RestMilliseconds);
            PodBody.List(resting, "volumeMounts").Add(mount.DeepClone());
            yield return resting;
        }
    }

    /// <returns>A copy that has what the container is given, and nothing of what it runs.</returns>
    public static JsonObject WithoutProgram(JsonObject container)
    {
        var copy = container.DeepClone().AsObject();
        foreach (var field in OfTheProgram)
            copy.Remove(field);
        return copy;
    }

    /// <exception cref="ConfigurationException">One has a name that the harness's own containers have, or none.</exception>
    public static void Check(string template, JsonObject spec)
    {
        var others = spec["containers"]!.AsArray().Skip(1).Concat(spec["initContainers"] as JsonArray ?? []);
        foreach (var container in others)
        {
            if (Manifest.Text(container?["name"]) is not { Length: > 0 } name)
                throw new ConfigurationException($"the template '{template}' has a container without a name");
            if (name is PodBody.Probe or PodBody.Neighbour or PodBody.Bringer)
                throw new ConfigurationException(
                    $"the template '{template}' has a container named '{name}', as one of the harness's own is: give it another "
                        + "name");
        }
    }
}
