using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Oci;

/// <summary>
/// A fragment of an OCI config.json (runtime-spec 1.0, config.md), laid over a skeleton. Objects merge, arrays replace.
/// </summary>
internal static class OciTemplate
{
    /// <summary>Microseconds: the kernel's own (Documentation/scheduler/sched-bwc.rst).</summary>
    private const long DefaultPeriod = 100_000;

    /// <exception cref="ConfigurationException">The text is no JSON object, or has a field that a fragment does not
    /// have.</exception>
    public static WorkloadTemplate Read(string name, string text)
    {
        var fragment = Fragment(name, text);
        OciFields.Check(name, "", fragment);
        var resources = fragment["linux"]?["resources"];
        var quota = Limit(name, resources, "cpu", "quota");
        return new WorkloadTemplate
        {
            Name = name,
            Text = text,
            MemoryLimitBytes = Limit(name, resources, "memory", "limit"),
            ProcessesLimit = Limit(name, resources, "pids", "limit"),
            ProcessorLimit = quota is null ? null : (double)quota / (Limit(name, resources, "cpu", "period") ?? DefaultPeriod),
            MountsHostDirectories = HostPaths(fragment).Any(),
        };
    }

    /// <summary>A fragment as it was written, read the same way wherever it is read.</summary>
    /// <exception cref="ConfigurationException">The text is no JSON object.</exception>
    public static JsonObject Fragment(string name, string text) =>
        TemplateFile.Object(name, text, "a fragment of an OCI config.json");

    /// <summary>
    /// True where the container gets a namespace of its own of a type: one that is listed without a path, or with an empty one,
    /// which runtimes take for none.
    /// </summary>
    public static bool MakesNamespace(JsonObject config, string type) =>
        Entries(config["linux"]?["namespaces"]).Any(
            entry => JsonText.Of(entry["type"]) == type && string.IsNullOrEmpty(JsonText.Of(entry["path"])));

    /// <summary>
    /// What of the host a configuration mounts: runtimes take the options <c>bind</c> and <c>rbind</c> for it, and the type
    /// <c>bind</c>; any other type beside these options means nothing to them (runc, libcontainer/specconv).
    /// </summary>
    public static IEnumerable<HostPath> HostPaths(JsonNode config) =>
        from mount in Entries(config["mounts"])
        let options = JsonText.All(mount["options"]).ToArray()
        where JsonText.Of(mount["type"]) == "bind" || options.Contains("bind") || options.Contains("rbind")
        select new HostPath(JsonText.Of(mount["source"]) ?? "", IsReadOnly(options));

    /// <summary>Of several, the last counts.</summary>
    private static bool IsReadOnly(string[] options) =>
        options.LastOrDefault(one => one is "ro" or "rw" or "rro") is "ro" or "rro";

    public static IEnumerable<JsonObject> Entries(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>Lays a fragment over another; the second wins.</summary>
    public static JsonObject Merge(JsonObject under, JsonObject over)
    {
        var merged = (JsonObject)under.DeepClone();
        foreach (var (key, value) in over)
        {
            merged[key] = value is JsonObject inner && merged[key] is JsonObject known
                ? Merge(known, inner)
                : value?.DeepClone();
        }
        return merged;
    }

    /// <summary>0 and less are the specification's words for no limit.</summary>
    private static long? Limit(string name, JsonNode? resources, string kind, string field) =>
        resources?[kind]?[field] is not { } node ? null
        : node is JsonValue value && value.TryGetValue(out long number) ? number > 0 ? number : null
        : throw new ConfigurationException(
            $"the template '{name}' has a limit that is no whole number: "
            + $"'linux.resources.{kind}.{field}' is {node.ToJsonString()}");
}
