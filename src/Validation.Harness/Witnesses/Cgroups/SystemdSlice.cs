using Validation.Processes;

namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>
/// What stands for a cgroup of the harness where systemd makes the groups: <c>/validation-RUN/ARM</c> is
/// <c>validation_RUN-ARM.slice</c>, in <c>/validation_RUN.slice</c>. systemd keeps a slice, and the kernel its peaks, when the
/// scopes in it are gone (systemd.slice(5): a dash in a name is a step down, so the names' own are underscores there).
/// </summary>
internal sealed record SystemdSlice
{
    private const string Mark = "validation_";
    private const string Suffix = ".slice";
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(5);

    /// <summary>The unit's name, as Docker takes it for a parent: <c>validation_20261127t140834_4f2a-subject.slice</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Its cgroup.</summary>
    public required string Path { get; init; }

    /// <param name="cgroup">A cgroup of the harness: <c>/validation-RUN</c>, or <c>/validation-RUN/ARM</c>.</param>
    /// <returns>null for a cgroup that is deeper, or another's.</returns>
    public static SystemdSlice? Of(string cgroup)
    {
        var names = cgroup.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is not (1 or 2) || !names[0].StartsWith(Cgroup.Mark, StringComparison.Ordinal))
            return null;
        return Named(string.Join('-', names.Select(name => name.Replace('-', '_'))) + Suffix);
    }

    /// <returns>The slice of that name; null where it is none's.</returns>
    public static SystemdSlice? Named(string unit)
    {
        if (!unit.EndsWith(Suffix, StringComparison.Ordinal) || unit.Contains('/', StringComparison.Ordinal))
            return null;
        var steps = unit[..^Suffix.Length].Split('-');
        var above = Enumerable.Range(1, steps.Length).Select(count => $"/{string.Join('-', steps.Take(count))}{Suffix}");
        return new SystemdSlice { Unit = unit, Path = string.Concat(above) };
    }

    /// <summary>The cgroups of the harness that the slices at the top of a hierarchy stand for.</summary>
    public static IEnumerable<string> Groups(string mountPoint) => Directory.EnumerateDirectories(mountPoint, $"{Mark}*{Suffix}")
        .Select(directory => System.IO.Path.GetFileNameWithoutExtension(directory).Replace('_', '-'));

    /// <summary>Removes what stands for a run that is over: systemd keeps the slices of its arms until it is told.</summary>
    public static async Task LeaveAsync(string run)
    {
        try
        {
            await Cgroup.Remove(Cgroup.OfRun(run), RemovalLimit, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CgroupException)
        {
            // As with any other group: what is still inside is named by the next run's sweep.
        }
    }

    /// <summary>
    /// Has systemd forget the slice and those in it: their cgroups are gone already, and they would be listed for ever.
    /// </summary>
    public async Task ForgetAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (Programs.Find("systemctl") is not { } systemctl)
            return;
        try
        {
            await Execution.RunAsync(systemctl, ["stop", Unit], limit, cancellationToken).ConfigureAwait(false);
        }
        catch (ExecutionException)
        {
            // A name in a list, with nothing behind it.
        }
    }
}
