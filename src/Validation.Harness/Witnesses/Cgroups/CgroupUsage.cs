using Validation.Controls.Readings;

namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>What a cgroup used at most and what held it back. Null as a limit means that there is none.</summary>
/// <remarks>
/// The peaks of a parent include its children, also those that are gone. On version 1 the counts of
/// events (OOM kills, throttled periods) do not: there the cgroup itself has to be read while it exists.
/// </remarks>
public sealed record CgroupUsage
{
    /// <summary>memory.max_usage_in_bytes, memory.peak (Linux 5.19): descendants included.</summary>
    public required Reading<long> MemoryPeakBytes { get; init; }

    /// <summary>memory.limit_in_bytes, memory.max: this cgroup's own.</summary>
    public required Reading<long?> MemoryLimitBytes { get; init; }

    /// <summary>oom_kill of memory.oom_control (version 1: without descendants) or memory.events.</summary>
    public required Reading<long> OomKills { get; init; }

    /// <summary>pids.peak (Linux 6.1): descendants included.</summary>
    public required Reading<long> PidsPeak { get; init; }

    /// <summary>pids.max: this cgroup's own.</summary>
    public required Reading<long?> PidsLimit { get; init; }

    /// <summary>nr_throttled of cpu.stat: periods in which the quota of this very cgroup ran out, on either version.</summary>
    public required Reading<long> ThrottledPeriods { get; init; }

    /// <summary>Microseconds of CPU time in each period.</summary>
    public required Reading<long?> CpuQuotaMicroseconds { get; init; }

    public required Reading<long> CpuPeriodMicroseconds { get; init; }
}
