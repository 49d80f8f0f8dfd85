using System.Text.Json.Nodes;

namespace Validation.Webhook.Rules;

/// <summary>Where a rule looks: the fields of a pod that it asks about.</summary>
internal static class Look
{
    private static readonly string[] Containers = ["containers", "initContainers", "ephemeralContainers"];

    /// <summary>One field of the pod's spec, there or not.</summary>
    public static Func<JsonNode, IEnumerable<Field>> InSpec(string path) => pod => [Spec(pod).At(path)];

    /// <summary>The same field of every container, of init and ephemeral ones too.</summary>
    public static Func<JsonNode, IEnumerable<Field>> InEachContainer(string path) =>
        pod => EachContainer(pod).Select(container => container.At(path));

    /// <summary>The same field of every port of every container.</summary>
    public static Func<JsonNode, IEnumerable<Field>> InEachPort(string path) =>
        pod => EachContainer(pod).SelectMany(container => container["ports"].Each()).Select(port => port.At(path));

    public static Func<JsonNode, IEnumerable<Field>> InEachVolume(string path) =>
        pod => Spec(pod)["volumes"].Each().Select(volume => volume.At(path));

    /// <summary>
    /// The setting of securityContext that holds for every container: its own, or the pod's where it has none (kubernetes.io,
    /// "Configure a Security Context for a Pod or Container"). Where neither has one, the container's, empty.
    /// </summary>
    public static Func<JsonNode, IEnumerable<Field>> InEffect(string path) =>
        pod => EachContainer(pod).Select(container => InEffect(pod, container, path));

    /// <summary>
    /// The user of every container that nothing keeps from being root: no user is named, and no runAsNonRoot holds.
    /// </summary>
    public static IEnumerable<Field> UnnamedUser(JsonNode pod) =>
        from container in EachContainer(pod)
        where InEffect(pod, container, "runAsUser").Value is null && !InEffect(pod, container, "runAsNonRoot").IsTrue
        select container.At("securityContext.runAsNonRoot");

    public static IEnumerable<Field> Annotations(JsonNode pod) =>
        (pod["metadata"]?["annotations"] as JsonObject ?? []).Select(annotation =>
            new Field($"metadata.annotations[{annotation.Key}]", annotation.Value));

    private static Field InEffect(JsonNode pod, Field container, string path)
    {
        var (own, shared) = (container["securityContext"].At(path), Spec(pod)["securityContext"].At(path));
        return own.Value is null && shared.Value is not null ? shared : own;
    }

    private static IEnumerable<Field> EachContainer(JsonNode pod) => Containers.SelectMany(kind => Spec(pod)[kind].Each());

    private static Field Spec(JsonNode pod) => new("spec", pod["spec"]);
}
