using Docker.DotNet.Models;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Workloads;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>
/// What of the host a container mounts: binds, and volumes whose driver was told to mount a path of the host (docs.docker.com,
/// "Create a volume with a volume driver": <c>type=none,o=bind,device=/path</c>), named beforehand or made with the container.
/// </summary>
internal static class DockerMounts
{
    /// <exception cref="DockerException">A volume could not be asked about.</exception>
    public static async Task<IReadOnlyList<HostPath>> OfAsync(
        EngineClient client, ContainerInspectResponse container, CancellationToken cancellationToken)
    {
        var paths = new List<HostPath>();
        foreach (var mount in container.Mounts ?? [])
        {
            if (mount.Type == "bind")
                paths.Add(new HostPath(mount.Source, !mount.RW));
            else if (mount is { Type: "volume", Name.Length: > 0 }
                && Device(await client.VolumeAsync(mount.Name, cancellationToken).ConfigureAwait(false)) is { } device)
                paths.Add(new HostPath(device, !mount.RW));
        }
        return paths;
    }

    /// <summary>
    /// A path of the host, a disk among them; what is no path is the driver's own (tmpfs, the share of another machine).
    /// </summary>
    private static string? Device(VolumeResponse volume) =>
        volume.Options?.TryGetValue("device", out var device) == true && device.StartsWith('/') ? device : null;
}
