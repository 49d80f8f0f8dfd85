using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>
/// Finds a container's first process in this machine's /proc, by the id that the engine gives and proof that it is the
/// container's.
/// </summary>
internal static class HostProcessOf
{
    /// <param name="pid">State.Pid of the container; 0 where it does not run.</param>
    /// <param name="container">The container's id, which the engine puts in the name of its control group.</param>
    /// <returns>The process, and the container's own control group; null where none is its own.</returns>
    public static (Reading<int> Process, string? ControlGroup) Read(long pid, string container)
    {
        if (pid == 0)
            return (Reading.Absent<int>("the engine gives no process for the container: it had ended"), null);
        // cgroups(7), /proc/PID/cgroup: hierarchy:controllers:path.
        var groups = HostFile.Text($"/proc/{pid}/cgroup");
        if (!groups.IsPresent)
            return (Reading.Absent<int>($"the engine gives process {pid} for the container, but {groups.Absence}"), null);
        var own = groups.Value.Split('\n').Select(line => line.Split(':', 3)).Where(fields => fields.Length == 3)
            .Select(fields => fields[2]).FirstOrDefault(path => path.Contains(container, StringComparison.Ordinal));
        return own is null
            ? (Reading.Absent<int>($"the engine gives process {pid} for the container, but none of its control groups is named "
                + "after the container"), null)
            : (Reading.Of((int)pid), own);
    }
}
