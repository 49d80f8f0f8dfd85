namespace Validation.Harness.Engines.Workloads;

/// <summary>A path of the host that a launch brings into its container.</summary>
public sealed record HostPath(string Path, bool ReadOnly);

/// <summary>What paths of the host hand over, the same whichever engine and whichever spelling brought them in.</summary>
internal static class HostPaths
{
    /// <summary>
    /// What every container has (runtime-spec, config-linux.md, Default Devices): the same for all, and no way to a driver.
    /// </summary>
    private static readonly string[] DefaultDevices =
        ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"];

    /// <summary>Those by which devices come along that not every container has: below /dev, or above it.</summary>
    public static IEnumerable<string> Devices(IEnumerable<HostPath> paths) =>
        paths.Select(one => one.Path).Where(IsDevice).Distinct();

    public static bool IsDevice(string path) =>
        path.TrimEnd('/') is "" or "/dev"
        || (path.StartsWith("/dev/", StringComparison.Ordinal) && !DefaultDevices.Contains(path));

    public static IEnumerable<string> Writable(IEnumerable<HostPath> paths) =>
        paths.Where(one => !one.ReadOnly).Select(one => one.Path).Distinct();

    /// <param name="paths">All that the launch brings in.</param>
    /// <param name="isHere">True where the host is this machine.</param>
    public static IEnumerable<string> EngineSockets(IEnumerable<HostPath> paths, bool isHere) =>
        paths.SelectMany(one => Workloads.EngineSockets.Behind(one.Path, isHere)).Distinct();
}
