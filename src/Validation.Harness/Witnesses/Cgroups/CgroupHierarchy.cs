using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>One mounted cgroup hierarchy (cgroups(7)): a controller or several of version 1, or the one of version 2.</summary>
public sealed record CgroupHierarchy
{
    public required int Version { get; init; }

    public required string MountPoint { get; init; }

    /// <summary>
    /// Controllers; for a named hierarchy of version 1 <c>name=systemd</c>; for version 2 those of cgroup.controllers.
    /// </summary>
    public required IReadOnlyList<string> Controllers { get; init; }

    public string Directory(string cgroup) => $"{MountPoint.TrimEnd('/')}/{cgroup.Trim('/')}";

    /// <summary>The hierarchies mounted for the harness.</summary>
    /// <exception cref="CgroupException">/proc/self/mountinfo cannot be read.</exception>
    public static IReadOnlyList<CgroupHierarchy> Mounted()
    {
        var mounts = HostFile.Text("/proc/self/mountinfo");
        return mounts.IsPresent ? [.. Parse(mounts.Value).Select(WithControllers)]
            : throw new CgroupException($"Looking for cgroup hierarchies: {mounts.Absence}. Mount /proc.");
    }

    /// <summary>
    /// Lines of proc_pid_mountinfo(5): the mount point is the fifth field; after " - " come type, source, super options.
    /// </summary>
    internal static IReadOnlyList<CgroupHierarchy> Parse(string mountinfo) =>
    [
        .. mountinfo.Split('\n').Select(line => line.Split(" - ", 2)).Where(halves => halves.Length == 2)
            .Select(halves => (mount: halves[0].Split(' '), super: halves[1].Split(' ')))
            .Where(line => line.mount.Length >= 5 && line.super is ["cgroup" or "cgroup2", _, _, ..])
            .Select(line => new CgroupHierarchy
            {
                Version = line.super[0] == "cgroup2" ? 2 : 1,
                MountPoint = line.mount[4].Replace(@"\040", " ", StringComparison.Ordinal),
                Controllers = line.super[0] == "cgroup2" ? [] : [.. line.super[2].Split(',').Except(MountOptions)],
            })
            .DistinctBy(hierarchy => hierarchy.MountPoint),
    ];

    private static readonly string[] MountOptions =
    [
        "rw", "ro", "xattr", "clone_children", "noprefix", "cpuset_v2_mode", "all", "none",
    ];

    private static CgroupHierarchy WithControllers(CgroupHierarchy hierarchy) =>
        hierarchy.Version == 1 ? hierarchy : hierarchy with
    {
        Controllers = HostFile.Text($"{hierarchy.MountPoint}/cgroup.controllers") is { IsPresent: true } names
            ? names.Value.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) : [],
    };
}
