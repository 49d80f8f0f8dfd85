using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Processes;

/// <summary>The mount tables of all of the host's processes, each mount namespace once (proc(5), mountinfo).</summary>
internal static class MountTables
{
    /// <summary>EINVAL is a zombie's, which has no mount namespace any more.</summary>
    private static readonly string[] Gone = [Errno.Name(Errno.ENOENT), Errno.Name(Errno.ESRCH), Errno.Name(Errno.EINVAL)];

    /// <summary>The sources of mounts that contain the text, sorted.</summary>
    /// <returns>Absent where nothing was found and some table could not be read: "not there" is unproven then.</returns>
    public static Reading<IReadOnlyList<string>> Find(string nonce)
    {
        HashSet<string> seen = [];
        SortedSet<string> found = new(StringComparer.Ordinal);
        string? unreadable = null;
        foreach (var pid in ProcessTable.Pids())
        {
            if (HostFile.Link($"/proc/{pid}/ns/mnt") is { IsPresent: true } mountNamespace && !seen.Add(mountNamespace.Value))
                continue;
            var table = HostFile.Text($"/proc/{pid}/mountinfo");
            if (table.IsPresent)
                found.UnionWith(Sources(table.Value).Where(source => source.Contains(nonce, StringComparison.Ordinal)));
            else if (!Gone.Any(table.Absence!.EndsWith))
                unreadable ??= table.Absence;
        }
        return found.Count > 0 || unreadable is null
            ? Reading.Of<IReadOnlyList<string>>([.. found])
            : Reading.Absent<IReadOnlyList<string>>($"a mount table of the host could not be read: {unreadable}");
    }

    /// <summary>The second field after the dash: <c>36 35 98:0 / /mnt rw - ext4 SOURCE rw</c>.</summary>
    internal static IEnumerable<string> Sources(string mountInfo) =>
        mountInfo.Split('\n').Select(line => line.Split(" - ", 2) is [_, var rest] ? rest.Split(' ') : [])
            .Where(fields => fields.Length > 1).Select(fields => fields[1]);
}
