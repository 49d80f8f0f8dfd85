using System.Globalization;
using Validation.Harness.Witnesses.Host;
using Validation.Harness.Witnesses.Processes;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>Makes and removes the directories that cgroups are.</summary>
internal static class CgroupDirectory
{
    private static readonly string[] CpusetFiles = ["cpuset.cpus", "cpuset.mems"];

    public static void Make(CgroupHierarchy hierarchy, string cgroup)
    {
        var parent = hierarchy.MountPoint.TrimEnd('/');
        foreach (var name in cgroup.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (hierarchy.Version == 2)
                EnableControllers(hierarchy, parent);
            var directory = $"{parent}/{name}";
            try
            {
                Directory.CreateDirectory(directory);
                if (hierarchy.Controllers.Contains("cpuset") && hierarchy.Version == 1)
                    InheritCpuset(parent, directory);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new CgroupException(
                    $"Making the cgroup {directory}: {Errno.Name(LastError.Of(exception))}. Run as root, with the cgroup file "
                        + "systems mounted read-write.", exception);
            }

            parent = directory;
        }
    }

    public static IEnumerable<int> Processes(string directory) =>
        (HostFile.Text($"{directory}/cgroup.procs") is { IsPresent: true } text ? text.Value : "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))
            .Concat(ChildrenOf(directory).SelectMany(Processes));

    /// <summary>What is left, with the reason: empty when the cgroup is gone from all hierarchies.</summary>
    public static IReadOnlyList<string> TryRemove(IReadOnlyList<CgroupHierarchy> hierarchies, string cgroup)
    {
        List<string> left = [];
        foreach (var hierarchy in hierarchies)
        {
            RemoveTree(hierarchy.Directory(cgroup), left);
            for (var parent = Path.GetDirectoryName(cgroup); parent?.Contains($"/{Cgroup.Mark}",
                StringComparison.Ordinal) == true; parent = Path.GetDirectoryName(parent))
                if (Libc.RemoveDirectory(hierarchy.Directory(parent)) != 0)
                    break;
        }

        return left;
    }

    private static void RemoveTree(string directory, List<string> left)
    {
        if (!Directory.Exists(directory))
            return;
        var before = left.Count;
        foreach (var child in ChildrenOf(directory))
            RemoveTree(child, left);
        // What keeps a child keeps its parents.
        if (left.Count > before)
            return;
        if (Libc.RemoveDirectory(directory) == 0 || LastError.Number == Errno.ENOENT)
            return;
        var errno = Errno.Name(LastError.Number);
        string[] inside = [.. Processes(directory).Select(ProcessTable.Describe)];
        left.Add($"rmdir {directory}: {errno}, inside: {(inside.Length > 0 ? string.Join(", ", inside) : "no process")}");
    }

    private static string[] ChildrenOf(string directory)
    {
        try
        {
            return Directory.GetDirectories(directory);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>A new cpuset of version 1 is empty and takes no process before it is filled.</summary>
    private static void InheritCpuset(string parent, string directory)
    {
        foreach (var file in CpusetFiles)
            if (string.IsNullOrWhiteSpace(File.ReadAllText($"{directory}/{file}")))
                File.WriteAllText($"{directory}/{file}", File.ReadAllText($"{parent}/{file}"));
    }

    /// <summary>Best effort, one by one: what is missing shows as an absence when it is read.</summary>
    private static void EnableControllers(CgroupHierarchy hierarchy, string parent)
    {
        foreach (var controller in hierarchy.Controllers)
        {
            try
            {
                File.WriteAllText($"{parent}/cgroup.subtree_control", $"+{controller}");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }
}
