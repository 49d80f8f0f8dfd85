using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Engines.Workloads;

namespace Validation.Harness.Engines.Oci;

/// <summary>Reads the launch back from the bundle's config.json as it lies there after the launch.</summary>
internal static class OciReadBack
{
    private static readonly string[] Namespaces = ["pid", "network", "ipc", "uts"];

    public static Reading<LaunchView> Read(string runtime, string path)
    {
        try
        {
            return Reading.Of<LaunchView>(View(runtime, JsonNode.Parse(File.ReadAllText(path))!));
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException or NullReferenceException)
        {
            return Reading.Absent<LaunchView>($"'{path}' could not be read back: {error.Message}");
        }
    }

    private static LaunchView View(string runtime, JsonNode config)
    {
        var process = config["process"]!;
        var linux = config["linux"]!;
        var own = Namespaces.Where(type => OciTemplate.MakesNamespace(config.AsObject(), type));
        var mounts = config["mounts"]!.AsArray().Where(mount => mount!["type"]?.GetValue<string>() == "bind").ToArray();
        return new LaunchView
        {
            Runtime = runtime,
            User = $"{process["user"]?["uid"]}:{process["user"]?["gid"]}",
            ReadOnlyRoot = config["root"]!["readonly"]?.GetValue<bool>() ?? false,
            NoNewPrivileges = process["noNewPrivileges"]?.GetValue<bool>() ?? false,
            HostNamespaces = [.. Namespaces.Except(own).Select(name => name == "network" ? "net" : name)],
            Capabilities = [.. Texts(process["capabilities"]?["effective"]).Union(Texts(process["capabilities"]?["permitted"])).Order(StringComparer.Ordinal)],
            Devices = [.. linux["devices"]?.AsArray().Select(device => device!["path"]!.GetValue<string>()) ?? []],
            Privileged = linux["resources"]?["devices"]?.AsArray().Any(AllowsAll) ?? false,
            SeccompRequested = linux["seccomp"] is { } seccomp && seccomp["defaultAction"]?.GetValue<string>() != "SCMP_ACT_ALLOW",
            WritableHostPaths = [.. mounts.Where(mount => !Texts(mount!["options"]).Contains("ro")).Select(mount => mount!["source"]!.GetValue<string>())],
            EngineSockets = [.. mounts.Select(mount => mount!["source"]!.GetValue<string>()).Where(EngineSockets.Is)],
        };
    }

    private static bool AllowsAll(JsonNode? rule) =>
        rule!["allow"]!.GetValue<bool>() && rule["major"] is null && rule["type"]?.GetValue<string>() is null or "a";

    private static IEnumerable<string> Texts(JsonNode? array) => array?.AsArray().Select(text => text!.GetValue<string>()) ?? [];
}
