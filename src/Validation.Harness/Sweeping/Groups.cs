using Validation.Harness.Witnesses.Cgroups;

namespace Validation.Harness.Sweeping;

/// <summary>Removal of control groups as a sweep needs it: what resists is told, not thrown.</summary>
internal static class Groups
{
    /// <returns>Why a group is still there; null where it is gone, or never was.</returns>
    public static async Task<string?> ResistsAsync(string? group, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (group is null)
            return null;
        try
        {
            await Cgroup.Remove(group, limit, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (CgroupException error)
        {
            return error.Message;
        }
    }

    /// <summary>The group as it is now, and the slice that stands for it where systemd makes the groups.</summary>
    private static Cgroup[] Of(string group) =>
        [.. new[] { group, SystemdSlice.Of(group)?.Path }.OfType<string>().Select(Cgroup.Find)
            .Where(found => found.Directories.Count > 0)];

    public static bool Exists(string group) => Of(group).Length > 0;

    public static IReadOnlyList<int> Processes(string group) => [.. Of(group).SelectMany(found => found.Processes()).Distinct()];

    /// <summary>The line that ends what is in a group and removes it from every hierarchy.</summary>
    public static string Fix(string group)
    {
        var inside = Processes(group);
        var end = inside.Count > 0 ? $"kill -9 {string.Join(' ', inside)}; " : "";
        return $"{end}find /sys/fs/cgroup -depth -type d -path '*{group}*' -exec rmdir {{}} ';'";
    }
}
