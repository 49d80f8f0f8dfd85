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
        catch (Exception error) when (error
            is IOException or JsonException or InvalidOperationException or NullReferenceException)
        {
            return Reading.Absent<LaunchView>($"'{path}' could not be read back: {error.Message}");
        }
    }

    private static LaunchView View(string runtime, JsonNode config)
    {
        var process = config["process"]!;
        var linux = config["linux"]!;
        var own = Namespaces.Where(type => OciTemplate.MakesNamespace(config.AsObject(), type));
        HostPath[] paths = [.. OciTemplate.HostPaths(config)];
        var seccomp = linux["seccomp"];
        return new LaunchView
        {
            Runtime = runtime,
            User = $"{process["user"]?["uid"]}:{process["user"]?["gid"]}",
            ReadOnlyRoot = config["root"]!["readonly"]?.GetValue<bool>() ?? false,
            NoNewPrivileges = process["noNewPrivileges"]?.GetValue<bool>() ?? false,
            HostNamespaces = [.. Namespaces.Except(own).Select(name => name == "network" ? "net" : name)],
            Capabilities = [
                .. Texts(process["capabilities"]?["effective"]).Union(Texts(process["capabilities"]?["permitted"]))
                    .Order(StringComparer.Ordinal),
            ],
            Devices = [.. linux["devices"]?.AsArray().Where(IsBeyondDefault).Select(Named) ?? [], .. HostPaths.Devices(paths)],
            Privileged = linux["resources"]?["devices"]?.AsArray().Any(AllowsAll) ?? false,
            SeccompRequested = seccomp is not null,
            SeccompLetsThrough = seccomp is null ? [] : SeccompRequest.LetsThrough(seccomp),
            WritableHostPaths = [.. HostPaths.Writable(paths)],
            EngineSockets = [.. HostPaths.EngineSockets(paths, isHere: true)],
        };
    }

    /// <summary>
    /// Default devices by their numbers (devices.txt: 1:3 null, 1:5 zero, 1:7 full, 1:8 random, 1:9 urandom, 5:0 tty).
    /// </summary>
    private static bool IsBeyondDefault(JsonNode? device) =>
        (Text(device, "type"), Text(device, "major"), Text(device, "minor")) is not
        ("c" or "u", "1", "3" or "5" or "7" or "8" or "9") and not ("c" or "u", "5", "0");

    private static string Named(JsonNode? device) =>
        $"{Text(device, "path")} ({Text(device, "type")} {Text(device, "major")}:{Text(device, "minor")})";

    private static string Text(JsonNode? node, string field) => node?[field]?.ToString() ?? "";

    private static bool AllowsAll(JsonNode? rule) =>
        rule!["allow"]!.GetValue<bool>() && rule["major"] is null && rule["type"]?.GetValue<string>() is null or "a";

    private static IEnumerable<string> Texts(JsonNode? array) => array?.AsArray().Select(text => text!.GetValue<string>()) ?? [];
}
