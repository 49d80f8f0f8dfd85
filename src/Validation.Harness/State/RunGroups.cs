using Validation.Harness.Witnesses.Cgroups;

namespace Validation.Harness.State;

/// <summary>The control groups that runs made.</summary>
internal static class RunGroups
{
    /// <summary>The runs that have a cgroup at the top of any hierarchy.</summary>
    public static IReadOnlyList<string> Runs() =>
    [
        .. CgroupHierarchy.Mounted()
            .SelectMany(hierarchy => (IEnumerable<string>)
                [
                    .. Directory.EnumerateDirectories(hierarchy.MountPoint, $"{Cgroup.Mark}*"),
                    .. SystemdSlice.Groups(hierarchy.MountPoint),
                ])
            .Select(group => Path.GetFileName(group)[Cgroup.Mark.Length..]).Where(RunId.Is).Distinct(),
    ];
}
