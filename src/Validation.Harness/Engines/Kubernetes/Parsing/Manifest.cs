using System.Text.Json.Nodes;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Parsing;

/// <summary>A pod manifest as the API takes it; YAML is read as kubectl reads it, as another way to write JSON.</summary>
internal static class Manifest
{
    /// <exception cref="ConfigurationException">The text is no manifest of one pod.</exception>
    public static JsonObject Pod(string name, string text)
    {
        var pod = Parse(name, text) as JsonObject
            ?? throw new ConfigurationException(
                $"the template '{name}' is no object: it has to be the manifest of one pod (apiVersion: v1, kind: Pod)");
        if (Text(pod["kind"]) is not "Pod" || Text(pod["apiVersion"]) is not "v1")
            throw new ConfigurationException(
                $"the template '{name}' has kind '{Text(pod["kind"])}' and apiVersion '{Text(pod["apiVersion"])}': it has to be "
                    + "a pod (apiVersion: v1, kind: Pod); of a Deployment or Job take spec.template");
        if (pod["spec"]?["containers"] is not JsonArray { Count: > 0 } containers || containers[0] is not JsonObject)
            throw new ConfigurationException(
                $"the template '{name}' has no spec.containers: the probe takes the place of the first");
        return pod;
    }

    /// <summary>A scalar's text, null for anything else.</summary>
    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : node is JsonValue other ? other.ToJsonString() : null;

    private static JsonNode? Parse(string name, string text)
    {
        try
        {
            var documents = Yaml.Documents(text);
            return documents.Count switch
            {
                0 => null,
                1 => documents[0],
                var count => throw new ConfigurationException(
                    $"the template '{name}' holds {count} objects: it has to be the manifest of one pod"),
            };
        }
        catch (YamlReadException error)
        {
            throw new ConfigurationException(
                $"the template '{name}' is neither YAML nor JSON that kubectl would read: {error.Message}");
        }
    }
}
