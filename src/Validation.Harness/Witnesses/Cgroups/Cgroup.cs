using Validation.Harness.Waiting;

namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>
/// One cgroup in all hierarchies where it exists. The harness makes <c>/validation-RUN/ARM</c>, launches the container in
/// <c>/validation-RUN/ARM/c</c>, and reads the parent's peaks when runtime and child cgroup are gone.
/// </summary>
public sealed record Cgroup
{
    /// <summary>How the name of what the harness makes begins; nothing above it is ever made or removed.</summary>
    internal const string Mark = "validation-";

    /// <summary>Where it exists.</summary>
    public required IReadOnlyDictionary<CgroupHierarchy, string> Directories { get; init; }

    /// <summary>Where everything of a run is: <c>/validation-RUN</c>.</summary>
    public static string OfRun(string run) => $"/{Mark}{run}";

    /// <summary>The cgroup in the hierarchies that have it now; in none, where it does not exist.</summary>
    public static Cgroup Find(string path)
    {
        var clean = Checked(path);
        return new Cgroup
        {
            Directories = CgroupHierarchy.Mounted().Where(hierarchy => Directory.Exists(hierarchy.Directory(clean)))
                .ToDictionary(hierarchy => hierarchy, hierarchy => hierarchy.Directory(clean)),
        };
    }

    /// <summary>Makes the cgroup, parents included, in every hierarchy that has a controller.</summary>
    /// <exception cref="CgroupException">A directory cannot be made: not root, or the hierarchy is read-only.</exception>
    public static Cgroup Create(string path)
    {
        var clean = Ours(path);
        foreach (var hierarchy in CgroupHierarchy.Mounted().Where(hierarchy => hierarchy.Controllers.Count > 0))
            CgroupDirectory.Make(hierarchy, clean);
        return Find(clean);
    }

    /// <summary>
    /// Processes in the cgroup and below it: under gVisor sentry, gofer and stubs alike, though the gofer is no child of the
    /// sentry.
    /// </summary>
    public IReadOnlyList<int> Processes() => [.. Directories.Values.SelectMany(CgroupDirectory.Processes).Distinct().Order()];

    public CgroupUsage Read() => new()
    {
        MemoryPeakBytes = CgroupCounter.MemoryPeak.Read(Directories),
        MemoryLimitBytes = CgroupCounter.MemoryLimit.ReadLimit(Directories),
        OomKills = CgroupCounter.OomKills.Read(Directories),
        PidsPeak = CgroupCounter.PidsPeak.Read(Directories),
        PidsLimit = CgroupCounter.PidsLimit.ReadLimit(Directories),
        ThrottledPeriods = CgroupCounter.ThrottledPeriods.Read(Directories),
        CpuQuotaMicroseconds = CgroupCounter.CpuQuota.ReadLimit(Directories),
        CpuPeriodMicroseconds = CgroupCounter.CpuPeriod.Read(Directories),
    };

    /// <summary>
    /// Removes the cgroup (a run's with the slice that stands for it where systemd makes the groups) and everything below it from
    /// every hierarchy, those that a runtime added too, and the parents of the harness's own that are empty then. Ends no
    /// process: one that is still inside is waited for and then reported.
    /// </summary>
    /// <exception cref="CgroupException">Something is still in use when the time is up.</exception>
    public static Task Remove(string path, TimeSpan limit, CancellationToken cancellationToken) =>
        RemoveAsync(Ours(path), limit, cancellationToken);

    private static async Task RemoveAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        // An arm's slice stays as long as its run: systemd has it, and the run's takes all of them with it.
        var slice = path.LastIndexOf('/') == 0 ? SystemdSlice.Of(path) : null;
        if (slice is not null && Find(slice.Path).Directories.Count == 0)
            slice = null;
        string[] paths = slice is null ? [path] : [path, slice.Path];
        try
        {
            await UntilCgroupIsGone.Wait(path, limit, () => [.. paths.SelectMany(TryRemove)], cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new CgroupException(error.Message, error);
        }
        if (slice is not null)
            await slice.ForgetAsync(limit, cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<string> TryRemove(string path) => CgroupDirectory.TryRemove(CgroupHierarchy.Mounted(), path);

    private static string Ours(string path)
    {
        var clean = Checked(path);
        return clean.Contains($"/{Mark}", StringComparison.Ordinal) ? clean
            : throw new CgroupException($"'{path}' is no cgroup of the harness: one name in it has to begin with '{Mark}'.");
    }

    private static string Checked(string path)
    {
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 && !names.Any(name => name is "." or "..") ? $"/{string.Join('/', names)}"
            : throw new CgroupException(
                $"'{path}' is no cgroup below the root: give a path such as /validation-RUN/ARM, without '.' or '..'.");
    }
}
