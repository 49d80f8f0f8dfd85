using System.Globalization;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>
/// Finds a pod's container on this machine without asking its node's services: the processes in control groups named after the
/// container, their shim, and the process id that the shim keeps beside the bundle (containerd, runtime/v2 shims, init.pid).
/// </summary>
internal static class PodProcess
{
    /// <param name="container">The id as the API gives it: <c>containerd://HEX</c>.</param>
    /// <returns>The container's first process, and its own control group.</returns>
    public static (Reading<int> Process, string? ControlGroup) Find(string? container)
    {
        if (container?.Split("://") is not [_, { Length: > 0 } id])
            return (Reading.Absent<int>("the API server gives no id for the container"), null);
        string[] own = [.. Processes().Where(path => GroupOf(path, id) is not null)];
        if (own.Length == 0)
            return (Reading.Absent<int>($"no process of this machine is in a control group named after the container {id}"),
                null);
        var group = GroupOf(own[0], id);
        return Shim(own[0]) is { } shim
            ? (Init(shim, id, own), group)
            : (Reading.Absent<int>($"the process {own[0][6..]} of the container {id} has no containerd shim above it"), group);
    }

    /// <summary>
    /// The containers of a pod that run now. Under a sandbox that containers share, each of them has the sandbox's first process.
    /// </summary>
    /// <param name="uid">The pod's uid, which its control group is named after, with dashes or, by systemd, with
    /// underscores.</param>
    /// <returns>By the container's id its first process; and what kept this from being told, if anything did.</returns>
    public static (IReadOnlyDictionary<string, int> Containers, string? Trouble) OfPod(string uid)
    {
        var found = new Dictionary<string, int>();
        string? trouble = null;
        string[] own =
        [
            .. Processes()
                .Where(process => GroupOf(process, uid) is not null || GroupOf(process, uid.Replace('-', '_')) is not null),
        ];
        if (own.Length == 0)
            return (found, "no process of this node is in a control group named after the pod");
        string[] shims = [.. own.Select(Shim).OfType<string>().Distinct()];
        if (shims.Length == 0)
            return (found, $"the pod's process {own[0][6..]} has no containerd shim above it");
        foreach (var shim in shims)
        {
            var level = Status(shim, "NSpid:").Length - 1;
            var named = own.Select(process => (Process: process, Ids: Status(process, "NSpid:")))
                .Where(pair => level >= 0 && pair.Ids.Length > level)
                .ToLookup(pair => pair.Ids[level], pair => int.Parse(pair.Process.AsSpan(6), CultureInfo.InvariantCulture));
            try
            {
                foreach (var bundle in Directory.EnumerateDirectories(Bundles(shim)))
                {
                    if (HostFile.Text($"{bundle}/init.pid") is { IsPresent: true, Value: var id }
                        && named[id.Trim()].FirstOrDefault() is > 0 and var first)
                        found[Path.GetFileName(bundle)] = first;
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                trouble = $"the bundles of the shim {shim[6..]} cannot be listed: {error.Message}";
            }
        }
        return (found, trouble ?? (found.Count == 0 ? "no bundle of the pod's shim names one of its processes" : null));
    }

    /// <summary>Whether a container's node counts processes and names files as this machine does.</summary>
    /// <returns>null where it does; else in what it is apart.</returns>
    public static string? WhyApart(string? container)
    {
        var (_, group) = Find(container);
        if (group is null)
            return "none of its processes is to be seen here";
        var process = Processes().FirstOrDefault(path => GroupOf(path, container!.Split("://")[^1]) is not null);
        if (process is null || Shim(process) is not { } shim)
            return "the shim of its containers is not to be seen here";
        string[] apart =
        [
            .. new[]
            {
                "pid",
                "mnt",
                "net",
            }.Where(kind =>
                File.ResolveLinkTarget($"{shim}/ns/{kind}", false)?.Name != File.ResolveLinkTarget($"/proc/self/ns/{kind}",
                    false)?.Name),
        ];
        return apart.Length == 0 ? null : $"it has namespaces of its own on this machine ({string.Join(", ", apart)})";
    }

    private static IEnumerable<string> Processes() =>
        Directory.EnumerateDirectories("/proc").Where(path => path.AsSpan(6).IndexOfAnyExceptInRange('0', '9') < 0);

    /// <summary>cgroups(7), /proc/PID/cgroup: hierarchy:controllers:path.</summary>
    private static string? GroupOf(string process, string id)
    {
        var groups = HostFile.Text($"{process}/cgroup");
        return groups.IsPresent
            ? groups.Value.Split('\n').Select(line => line.Split(':', 3)).Where(fields => fields.Length == 3)
                .Select(fields => fields[2])
                .FirstOrDefault(path => path.Contains(id, StringComparison.Ordinal))
            : null;
    }

    /// <returns>The shim's directory in /proc.</returns>
    private static string? Shim(string process)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            if (Status(process, "PPid:") is not [{ } parent] || parent == "0")
                return null;
            process = $"/proc/{parent}";
            if (HostFile.Text($"{process}/cmdline") is { IsPresent: true, Value: var line }
                && line.Contains("containerd-shim", StringComparison.Ordinal))
                return process;
        }
        return null;
    }

    /// <summary>The shim's directory is named in its own mount namespace, which its root leads into.</summary>
    private static string Bundles(string shim) =>
        $"{shim}/root{Path.GetDirectoryName(File.ResolveLinkTarget($"{shim}/cwd", returnFinalTarget: false)?.FullName ?? "")}";

    /// <summary>
    /// The shim stands in a bundle; the container's lies beside it. It counts processes as its own pid namespace does, which need
    /// not be ours (proc(5), NSpid: a process's id in each namespace, ours first).
    /// </summary>
    private static Reading<int> Init(string shim, string id, IReadOnlyList<string> own)
    {
        var file = $"{Bundles(shim)}/{id}/init.pid";
        try
        {
            var level = Status(shim, "NSpid:").Length - 1;
            var named = File.ReadAllText(file).Trim();
            return own.FirstOrDefault(process =>
                Status(process, "NSpid:") is { } ids && ids.Length > level && ids[level] == named) is { } init
                ? Reading.Of<int>(int.Parse(init.AsSpan(6), CultureInfo.InvariantCulture))
                : Reading.Absent<int>(
                    $"the shim names process {named} of its namespace, and no process of the container {id} has that id");
        }
        catch (Exception error) when (error is IOException or FormatException or UnauthorizedAccessException)
        {
            return Reading.Absent<int>($"the container's shim left no process id in '{file}': {error.Message}");
        }
    }

    /// <summary>The values of one line of /proc/PID/status; none where the process is gone.</summary>
    private static string[] Status(string process, string name)
    {
        var status = HostFile.Text($"{process}/status");
        return status.IsPresent
            ? status.Value.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..]
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []
            : [];
    }
}
