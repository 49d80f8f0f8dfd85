namespace Setup.Tests;

/// <summary>
/// An OCI bundle (runtime-spec config.md) that runs one of the host's programs over the host's /usr, read-only.
/// </summary>
internal static class Bundle
{
    internal const string OwnNetwork = """{ "type": "network" }""";

    internal static string In(Scratch scratch, string network, params string[] command)
    {
        foreach (var folder in new[] { "usr", "proc" })
            scratch.Made($"bundle/rootfs/{folder}");
        foreach (var link in new[] { "lib", "lib64", "bin" })
            File.CreateSymbolicLink(scratch.In($"bundle/rootfs/{link}"), $"usr/{link}");
        var arguments = string.Join(", ", command.Select(word => $"\"{word}\""));
        scratch.Write(
            "bundle/config.json",
            $$"""
            {
              "ociVersion": "1.0.2",
              "process": { "user": { "uid": 0, "gid": 0 }, "cwd": "/", "env": ["PATH=/usr/bin"], "args": [{{arguments}}] },
              "root": { "path": "rootfs", "readonly": true },
              "mounts": [
                { "destination": "/proc", "type": "proc", "source": "proc" },
                { "destination": "/usr", "type": "bind", "source": "/usr", "options": ["rbind", "ro"] }
              ],
              "linux": {
                "seccomp": { "defaultAction": "SCMP_ACT_ALLOW" },
                "namespaces": [{ "type": "pid" }, { "type": "mount" }, { "type": "ipc" }{{(network.Length > 0 ? ", " : "")}}{{network}}]
              }
            }
            """);
        return scratch.In("bundle");
    }

    /// <summary>As the engine `oci` calls a runtime.</summary>
    internal static Task<Ended> Launch(
        string runtime, Scratch scratch, string network, string[] command, CancellationToken cancellationToken) =>
        new Command(
            Repository.PathOf(runtime), "--network=none", "--root", scratch.In("state"), "run",
            "--bundle", In(scratch, network, command), "--pid-file", scratch.In("pid"), $"vs-{Guid.NewGuid():N}")
            .RunAsync(cancellationToken);
}
