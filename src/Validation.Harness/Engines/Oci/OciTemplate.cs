using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Oci;

/// <summary>A fragment of an OCI config.json (runtime-spec 1.0, config.md), laid over a skeleton. Objects merge, arrays replace.</summary>
public static class OciTemplate
{
    /// <summary>What a fragment may set; what is missing here is the harness's own (root path, process arguments, control group).</summary>
    private static readonly Dictionary<string, string[]> Fields = new()
    {
        [""] = ["ociVersion", "process", "root", "hostname", "mounts", "linux", "annotations"],
        ["process"] = ["user", "env", "cwd", "noNewPrivileges", "capabilities", "rlimits", "apparmorProfile", "selinuxLabel", "oomScoreAdj", "terminal"],
        ["process.user"] = ["uid", "gid", "umask", "additionalGids"],
        ["process.capabilities"] = ["bounding", "effective", "inheritable", "permitted", "ambient"],
        ["root"] = ["readonly"],
        ["linux"] =
        [
            "namespaces", "uidMappings", "gidMappings", "devices", "sysctl", "resources", "rootfsPropagation", "seccomp", "maskedPaths",
            "readonlyPaths", "mountLabel",
        ],
        ["linux.resources"] = ["devices", "memory", "cpu", "pids", "blockIO", "hugepageLimits", "network", "rdma", "unified"],
        ["linux.resources.memory"] = ["limit", "reservation", "swap", "kernel", "kernelTCP", "swappiness", "disableOOMKiller", "useHierarchy"],
        ["linux.resources.cpu"] = ["shares", "quota", "period", "realtimeRuntime", "realtimePeriod", "cpus", "mems", "burst", "idle"],
        ["linux.resources.pids"] = ["limit"],
        ["linux.seccomp"] = ["defaultAction", "defaultErrnoRet", "architectures", "flags", "listenerPath", "listenerMetadata", "syscalls"],
    };

    /// <exception cref="ConfigurationException">The text is no JSON object, or has a field that a fragment does not have.</exception>
    public static WorkloadTemplate Read(string name, string text)
    {
        JsonObject fragment;
        try
        {
            fragment = JsonNode.Parse(text, null, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject
                ?? throw new ConfigurationException($"the template '{name}' is JSON, but no object: it has to be a fragment of an OCI config.json");
        }
        catch (JsonException error)
        {
            throw new ConfigurationException($"the template '{name}' is no JSON: {error.Message}");
        }
        Check(name, "", fragment);
        try
        {
            var resources = fragment["linux"]?["resources"];
            var quota = resources?["cpu"]?["quota"]?.GetValue<long>();
            return new WorkloadTemplate
            {
                Name = name,
                Text = text,
                MemoryLimitBytes = resources?["memory"]?["limit"]?.GetValue<long>(),
                ProcessesLimit = resources?["pids"]?["limit"]?.GetValue<long>(),
                ProcessorLimit = quota is > 0 ? (double)quota / (resources?["cpu"]?["period"]?.GetValue<long>() ?? 100_000) : null,
                MountsHostDirectories = fragment["mounts"]?.AsArray().Any(mount => mount?["type"]?.GetValue<string>() == "bind") ?? false,
            };
        }
        catch (InvalidOperationException error)
        {
            throw new ConfigurationException($"the template '{name}' has a limit that is no number: {error.Message}");
        }
    }

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

    private static void Check(string name, string path, JsonObject fragment)
    {
        if (!Fields.TryGetValue(path, out var known))
            return;
        foreach (var (key, value) in fragment)
        {
            var inner = path.Length == 0 ? key : $"{path}.{key}";
            if (!known.Contains(key))
                throw new ConfigurationException(
                    $"the template '{name}' has the field '{inner}', which an OCI fragment cannot set; here it can set: {string.Join(", ", known)}");
            if (value is JsonObject next)
                Check(name, inner, next);
            else if (Fields.ContainsKey(inner))
                throw new ConfigurationException($"the template '{name}' has a '{inner}' that is no object");
        }
    }
}
