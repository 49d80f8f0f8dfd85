using System.Globalization;
using Validation.Controls.Judging;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Engines.Kubernetes;

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
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => path.AsSpan(6).IndexOfAnyExceptInRange('0', '9') < 0))
        {
            if (GroupOf(process, id) is not { } group)
                continue;
            return Shim(process) is { } bundles
                ? (Init(Path.Combine(bundles, id, "init.pid")), group)
                : (Reading.Absent<int>($"the process {process[6..]} of the container {id} has no containerd shim above it"), group);
        }
        return (Reading.Absent<int>($"no process of this machine is in a control group named after the container {id}"), null);
    }

    /// <summary>cgroups(7), /proc/PID/cgroup: hierarchy:controllers:path.</summary>
    private static string? GroupOf(string process, string id)
    {
        var groups = HostFile.Text($"{process}/cgroup");
        return groups.IsPresent
            ? groups.Value.Split('\n').Select(line => line.Split(':', 3)).Where(fields => fields.Length == 3).Select(fields => fields[2])
                .FirstOrDefault(path => path.Contains(id, StringComparison.Ordinal))
            : null;
    }

    /// <returns>The directory that holds the bundles of the shim's namespace: the shim stands in its own.</returns>
    private static string? Shim(string process)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            var stat = HostFile.Text($"{process}/status");
            if (!stat.IsPresent || Field(stat.Value, "PPid:") is not { } parent || parent == "0")
                return null;
            process = $"/proc/{parent}";
            if (HostFile.Text($"{process}/cmdline") is { IsPresent: true, Value: var line } && line.Contains("containerd-shim", StringComparison.Ordinal))
                return Path.GetDirectoryName(Directory.ResolveLinkTarget($"{process}/cwd", returnFinalTarget: false)?.FullName);
        }
        return null;
    }

    private static Reading<int> Init(string file)
    {
        try
        {
            return Reading.Of<int>(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or FormatException or UnauthorizedAccessException)
        {
            return Reading.Absent<int>($"the container's shim left no process id in '{file}': {error.Message}");
        }
    }

    private static string? Field(string status, string name) =>
        status.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();
}
