using System.Text.Json.Nodes;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Oci;

/// <summary>
/// What a fragment of config.json may set, and of what kind it has to be as far as the harness itself reads it or adds to it.
/// </summary>
internal static class OciFields
{
    /// <summary>Objects; what is missing in them is the harness's own (root path, process arguments, control group).</summary>
    private static readonly Dictionary<string, string[]> Objects = new()
    {
        [""] = ["ociVersion", "process", "root", "hostname", "mounts", "linux", "annotations"],
        ["process"] =
        [
            "user", "env", "cwd", "noNewPrivileges", "capabilities", "rlimits", "apparmorProfile", "selinuxLabel",
            "oomScoreAdj", "terminal",
        ],
        ["process.user"] = ["uid", "gid", "umask", "additionalGids"],
        ["process.capabilities"] = ["bounding", "effective", "inheritable", "permitted", "ambient"],
        ["root"] = ["readonly"],
        ["linux"] =
        [
            "namespaces", "uidMappings", "gidMappings", "devices", "sysctl", "resources",
            "rootfsPropagation", "seccomp", "maskedPaths",
            "readonlyPaths", "mountLabel",
        ],
        ["linux.resources"] = ["devices", "memory", "cpu", "pids", "blockIO", "hugepageLimits", "network", "rdma", "unified"],
        ["linux.resources.memory"] =
            ["limit", "reservation", "swap", "kernel", "kernelTCP", "swappiness", "disableOOMKiller", "useHierarchy"],
        ["linux.resources.cpu"] =
            ["shares", "quota", "period", "realtimeRuntime", "realtimePeriod", "cpus", "mems", "burst", "idle"],
        ["linux.resources.pids"] = ["limit"],
        ["linux.seccomp"] =
            ["defaultAction", "defaultErrnoRet", "architectures", "flags", "listenerPath", "listenerMetadata", "syscalls"],
    };

    /// <summary>Lists of objects, with those of their fields that are texts; every entry needs the first one.</summary>
    private static readonly Dictionary<string, string[]> Lists = new()
    {
        ["mounts"] = ["destination", "type", "source"],
        ["linux.namespaces"] = ["type", "path"],
        ["linux.uidMappings"] = [],
        ["linux.gidMappings"] = [],
        ["linux.devices"] = ["path", "type"],
        ["linux.resources.devices"] = [],
        ["process.rlimits"] = ["type"],
    };

    /// <exception cref="ConfigurationException">A field is unknown, or of the wrong kind.</exception>
    public static void Check(string name, string path, JsonObject fragment)
    {
        if (!Objects.TryGetValue(path, out var known))
            return;
        foreach (var (key, value) in fragment)
        {
            var inner = path.Length == 0 ? key : $"{path}.{key}";
            if (!known.Contains(key))
                throw new ConfigurationException(
                    $"the template '{name}' has the field '{inner}', which an OCI fragment cannot set; here it can set: "
                    + $"{string.Join(", ", known)}");
            if (Lists.TryGetValue(inner, out var texts))
                CheckList(
                    name, inner,
                    value as JsonArray
                        ?? throw new ConfigurationException($"the template '{name}' has a '{inner}' that is no list"), texts);
            else if (Objects.ContainsKey(inner))
                Check(
                    name, inner,
                    value as JsonObject
                        ?? throw new ConfigurationException($"the template '{name}' has a '{inner}' that is no object"));
        }
    }

    private static void CheckList(string name, string path, JsonArray list, string[] texts)
    {
        for (var index = 0; index < list.Count; index++)
        {
            var entry = list[index] as JsonObject
                ?? throw new ConfigurationException(
                    $"the template '{name}' has an entry in '{path}' that is no object: number {index}");
            if (texts.FirstOrDefault(text => entry[text] is { } node ? JsonText.Of(node) is null : text == texts[0]) is { } wrong)
                throw new ConfigurationException(
                    $"the template '{name}' has an entry in '{path}' whose '{wrong}' is "
                    + $"{(entry[wrong] is null ? "missing" : "no text")}: number {index}");
        }
    }
}
