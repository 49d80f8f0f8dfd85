using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Docker.Workloads;

/// <summary>A platform's launch configuration as a ContainerCreate body of the Engine's API.</summary>
internal static class DockerTemplate
{
    /// <exception cref="ConfigurationException">The text is no JSON object, or has a field that such a body does not
    /// have.</exception>
    public static WorkloadTemplate Read(string name, string text)
    {
        var body = Parse(name, text);
        Check(name, "", body);
        var host = body["HostConfig"];
        return new WorkloadTemplate
        {
            Name = name,
            Text = text,
            MemoryLimitBytes = Number(name, host, "Memory"),
            ProcessesLimit = Number(name, host, "PidsLimit"),
            ProcessorLimit = Number(name, host, "NanoCpus") is { } nanos ? nanos / 1e9
                : Number(name, host, "CpuQuota") is { } quota ? (double)quota / (Number(name, host, "CpuPeriod") ?? 100_000)
                : null,
            MountsHostDirectories = JsonText.All(host?["Binds"]).Any(bind => bind.StartsWith('/'))
                || ((host?["Mounts"] as JsonArray)?.OfType<JsonObject>().Any(IsOfHost) ?? false),
        };
    }

    private static bool IsOfHost(JsonObject mount) =>
        JsonText.Of(mount["Type"]) == "bind"
        || JsonText.Of(mount["VolumeOptions"]?["DriverConfig"]?["Options"]?["device"])?.StartsWith('/') == true;

    /// <returns>The runtime that the template itself names, or null.</returns>
    public static string? Runtime(WorkloadTemplate template) =>
        Parse(template.Name, template.Text)["HostConfig"]?["Runtime"] is JsonValue value && value.TryGetValue(out string? runtime)
            && runtime.Length > 0 ? runtime : null;

    /// <summary>As the engine reads it: names in any letter case.</summary>
    public static JsonObject Parse(string name, string text) =>
        TemplateFile.Object(
            name, text, "a ContainerCreate body of the Engine's API", new JsonNodeOptions { PropertyNameCaseInsensitive = true });

    private static void Check(string name, string path, JsonObject fragment)
    {
        var known = DockerFields.Known[path];
        foreach (var (key, value) in Fields(name, fragment))
        {
            var inner = path.Length == 0 ? key : $"{path}.{key}";
            if (!known.Contains(key))
                throw new ConfigurationException(
                    $"the template '{name}' has the field '{inner}', which a ContainerCreate body does not have; here it can "
                        + $"have: {string.Join(", ", known.Order(StringComparer.Ordinal))}");
            if (DockerFields.Known.Keys.FirstOrDefault(one => one.Equals(inner, StringComparison.OrdinalIgnoreCase))
                is not { } deeper || value is null)
                continue;
            Check(name, deeper,
                value as JsonObject
                    ?? throw new ConfigurationException($"the template '{name}' has a '{inner}' that is no object"));
        }
    }

    private static KeyValuePair<string, JsonNode?>[] Fields(string name, JsonObject fragment)
    {
        try
        {
            return [.. fragment];
        }
        catch (ArgumentException error)
        {
            throw new ConfigurationException($"the template '{name}' has a field twice: {error.Message}");
        }
    }

    /// <summary>Zero is the engine's word for no limit, and so is -1 for processes.</summary>
    private static long? Number(string name, JsonNode? host, string field)
    {
        if (host?[field] is not { } node)
            return null;
        return node is JsonValue value && value.TryGetValue(out long number)
            ? number > 0 ? number : null
            : throw new ConfigurationException(
                $"the template '{name}' has a 'HostConfig.{field}' that is no whole number: {node.ToJsonString()}");
    }
}
