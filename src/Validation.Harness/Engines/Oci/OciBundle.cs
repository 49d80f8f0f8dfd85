using System.Text.Json.Nodes;
using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Processes;

namespace Validation.Harness.Engines.Oci;

/// <summary>Writes the bundle of one arm: a root file system that holds the probe, and config.json.</summary>
internal sealed class OciBundle(string directory, string probe, bool rootless)
{
    private const string Root = "rootfs";

    public string Directory => directory;

    public void Write(LaunchOrder order, WorkloadTemplate template, CgroupDriver driver = CgroupDriver.Cgroupfs)
    {
        var config = Config(order, template, rootless, driver);
        WriteRoot(order);
        if (!rootless && MappedRoot.Of(config) is { } root)
        {
            root.Own(Path.Combine(directory, Root));
            root.LetPass(directory);
        }
        File.WriteAllText(Path.Combine(directory, "config.json"), config.ToJsonString(new() { WriteIndented = true }));
    }

    private void WriteRoot(LaunchOrder order)
    {
        var root = Path.Combine(directory, Root);
        foreach (var entry in ProbeRoot.Of(order))
        {
            var path = root + entry.Path;
            if (entry.Kind == RootKind.Directory)
                System.IO.Directory.CreateDirectory(path);
            else if (entry.Kind == RootKind.Link)
                File.CreateSymbolicLink(path, entry.Text);
            else
                WriteFile(entry, path);
        }
    }

    /// <summary>An ordinary user's file would be set-ID to that user: the bit is left away.</summary>
    private void WriteFile(RootEntry entry, string path)
    {
        if (entry.Kind == RootKind.Probe)
            File.Copy(probe, path);
        else
            File.WriteAllText(path, entry.Text);
        File.SetUnixFileMode(path, rootless ? entry.Mode & ~UnixFileMode.SetUser : entry.Mode);
    }

    /// <summary>The template over the skeleton, with what is the harness's own.</summary>
    internal static JsonObject Config(
        LaunchOrder order, WorkloadTemplate template, bool rootless, CgroupDriver driver = CgroupDriver.Cgroupfs)
    {
        var fragment = order.Role switch
        {
            Role.Subject => template.Text,
            Role.Opened => Templates.Text("oci/opened.json"),
            _ => Templates.Text("oci/baseline.json"),
        };
        var config = OciTemplate.Merge(
            OciTemplate.Fragment("skeleton", Templates.Text("oci/skeleton.json")), OciTemplate.Fragment(template.Name, fragment));
        var process = (JsonObject)config["process"]!;
        process["args"] = new JsonArray(ProbeRoot.ProbePath);
        if (order.Role != Role.Subject)
            process["capabilities"] = Capabilities(CapabilitySet.Available());
        foreach (var mount in order.Mounts)
        {
            ((JsonArray)config["mounts"]!).Add(new JsonObject
            {
                ["destination"] = mount.Container,
                ["type"] = "bind",
                ["source"] = mount.Host,
                ["options"] = new JsonArray("rbind", mount.Writable ? "rw" : "ro", "rprivate"),
            });
        }
        var linux = (JsonObject)config["linux"]!;
        if (OciGroup.Of(order, driver) is { } group)
            linux["cgroupsPath"] = group.CgroupsPath;
        if (rootless)
            Restrict(order, linux);
        return config;
    }

    /// <summary>
    /// Control groups need root. runc lets an ordinary user be root of a namespace of its own and nobody else; runsc, told that
    /// it is rootless, makes that namespace itself.
    /// </summary>
    private static void Restrict(LaunchOrder order, JsonObject linux)
    {
        linux.Remove("resources");
        if (RuntimeKinds.Claimed(order.Runtime) == RuntimeKind.GVisor)
            return;
        linux["uidMappings"] = Mapping(CurrentUser.Uid);
        linux["gidMappings"] = Mapping(CurrentUser.Gid);
        if (linux["namespaces"] is not JsonArray namespaces)
            linux["namespaces"] = namespaces = [];
        if (OciTemplate.Entries(namespaces).All(entry => JsonText.Of(entry["type"]) != "user"))
            namespaces.Add(new JsonObject { ["type"] = "user" });

        static JsonArray Mapping(long outside) => [new JsonObject { ["containerID"] = 0, ["hostID"] = outside, ["size"] = 1 }];
    }

    private static JsonObject Capabilities(IReadOnlyList<string> names)
    {
        var sets = new JsonObject();
        foreach (var set in (string[])["bounding", "effective", "permitted", "inheritable"])
            sets[set] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        return sets;
    }
}
