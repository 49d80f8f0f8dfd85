using System.Text.Json.Nodes;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;

namespace Docker.Tests.Gates;

/// <summary>
/// The hardened launch with one thing asked for that it must not ask for, as each generation's engine holds it.
/// </summary>
[TestFixtureSource(typeof(Bed), nameof(Bed.Generations))]
public sealed class AskedLaunchTests(string generation) : GenerationTests(generation)
{
    [Test, CancelAfter(120_000)]
    public async Task A_volume_whose_driver_mounts_a_path_of_the_host_is_one(CancellationToken cancellationToken)
    {
        var view = await ReadBack(
            """{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Name":"local","Options":{"type":"none","o":"bind","device":"/"}}}}]}""",
            cancellationToken);

        view.WritableHostPaths.ShouldBe(["/"]);
        view.Devices.ShouldBe(["/"]);
        view.EngineSockets.ShouldContain("/run/docker.sock");
    }

    [Test, CancelAfter(120_000)]
    public async Task Rules_for_devices_are_devices(CancellationToken cancellationToken) =>
        (await ReadBack("""{"DeviceCgroupRules":["b *:* rwm"]}""", cancellationToken)).Devices.ShouldBe(["rule 'b *:* rwm'"]);

    [TestCase("""{"Devices":[{"PathOnHost":"/dev/null","PathInContainer":"/dev/other","CgroupPermissions":"rw"}]}""", 0)]
    [TestCase("""{"Devices":[{"PathOnHost":"/dev/full","PathInContainer":"/dev/full","CgroupPermissions":"rw"}]}""", 0)]
    [TestCase("""{"Devices":[{"PathOnHost":"/dev/kmsg","PathInContainer":"/dev/null2","CgroupPermissions":"r"}]}""",
        1), CancelAfter(120_000)]
    public async Task A_device_is_what_it_is_on_the_host(string host, int devices, CancellationToken cancellationToken) =>
        (await ReadBack(host, cancellationToken)).Devices.Count.ShouldBe(devices);

    [TestCase("""{"defaultAction":"SCMP_ACT_ALLOW"}""", "mount")]
    [TestCase("""{"defaultAction":"SCMP_ACT_LOG"}""", "bpf"), CancelAfter(120_000)]
    public async Task A_filter_is_judged_by_what_it_lets_through(string filter, string expected,
        CancellationToken cancellationToken)
    {
        var host = new JsonObject { ["SecurityOpt"] = new JsonArray("no-new-privileges", "seccomp=" + filter) };

        var view = await ReadBack(host.ToJsonString(), cancellationToken);

        view.SeccompLetsThrough.ShouldContain(expected);
        view.NoNewPrivileges.ShouldBeTrue();
    }

    /// <summary>A second name for the very socket: who listens is what tells.</summary>
    [Test, CancelAfter(120_000)]
    public async Task An_engines_socket_is_found_by_another_name_and_by_its_directory(CancellationToken cancellationToken)
    {
        var directory = Path.Combine(Path.GetDirectoryName(Bed.Socket)!, "other");
        var other = Path.Combine(directory, "harmless");
        Directory.CreateDirectory(directory);
        File.CreateSymbolicLink(Path.Combine(directory, "link"), Bed.Socket);
        Link(Bed.Socket, other).ShouldBe(0);
        try
        {
            (await ReadBack($$"""{"Binds":["{{other}}:/x:ro"]}""", cancellationToken)).EngineSockets.ShouldBe([other]);
            (await ReadBack($$"""{"Binds":["{{directory}}:/x:ro"]}""", cancellationToken)).EngineSockets.ShouldBe([other]);
            (await ReadBack("""{"Binds":["/run:/x:ro"]}""", cancellationToken)).EngineSockets.ShouldContain("/run/docker.sock");
            (await ReadBack("""{"Binds":["/usr/share/doc:/x:ro"]}""", cancellationToken)).EngineSockets.ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "link", CharSet = System.Runtime.InteropServices.CharSet.Ansi)]
    private static extern int Link(string from, string to);

    /// <summary>The hardened body with fields of its HostConfig put in, launched under runc and read back.</summary>
    private static async Task<LaunchView> ReadBack(string host, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(Validation.Harness.Engines.Workloads.Templates.Text("docker/hardened.json"))!;
        foreach (var (field, value) in JsonNode.Parse(host)!.AsObject())
            body["HostConfig"]![field] = value?.DeepClone();
        using var scratch = new Scratch();
        var file = scratch.Write("template.json", body.ToJsonString());
        await using var launched = await Launched.With("runc", cancellationToken, file);
        await using var launch = await launched.Engine.LaunchAsync(
            launched.Order(Role.Subject, "runc") with { Mounts = [] }, cancellationToken);
        return (await launch.ReadBackAsync(cancellationToken)).Value;
    }
}
