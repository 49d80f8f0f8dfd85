using Validation.Controls.Readings;
using Validation.Controls.Seeing;

namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>
/// Control groups as controls look at them. What was not read stays unread: it becomes neither a 0 nor a limit that there is not.
/// </summary>
internal static class CgroupViews
{
    public static UsageView Of(CgroupUsage usage) => new()
    {
        MemoryPeakBytes = usage.MemoryPeakBytes,
        MemoryLimitBytes = usage.MemoryLimitBytes,
        MemoryKills = usage.OomKills,
        ProcessesPeak = usage.PidsPeak,
        ProcessesLimit = usage.PidsLimit,
        ProcessorLimit = Cores(usage),
        ThrottledPeriods = usage.ThrottledPeriods,
    };

    /// <summary>
    /// The limits of the container's own group, as far as they were read while it lived, and the peaks of the group above it,
    /// which outlive it. The group above is the harness's own: that it has no limits says nothing.
    /// </summary>
    /// <param name="own">What was read of the container's group.</param>
    /// <param name="above">What the group above it says now.</param>
    public static UsageView WithPeaks(Reading<UsageView> own, CgroupUsage above) =>
        (own.IsPresent ? own.Value : Unread($"the container's control group was not read while it lived: {own.Absence}")) with
        {
            MemoryPeakBytes = above.MemoryPeakBytes,
            MemoryKills = above.OomKills,
            ProcessesPeak = above.PidsPeak,
        };

    private static UsageView Unread(string why) => new()
    {
        MemoryPeakBytes = Reading.Absent<long>(why),
        MemoryLimitBytes = Reading.Absent<long?>(why),
        MemoryKills = Reading.Absent<long>(why),
        ProcessesPeak = Reading.Absent<long>(why),
        ProcessesLimit = Reading.Absent<long?>(why),
        ProcessorLimit = Reading.Absent<double?>(why),
        ThrottledPeriods = Reading.Absent<long>(why),
    };

    private static Reading<double?> Cores(CgroupUsage usage) => usage switch
    {
        { CpuQuotaMicroseconds.IsPresent: false } => Reading.Absent<double?>(usage.CpuQuotaMicroseconds.Absence!),
        { CpuQuotaMicroseconds.Value: null } => Reading.Of<double?>(null),
        { CpuPeriodMicroseconds: { IsPresent: true, Value: > 0 and var period } } =>
            Reading.Of<double?>((double)usage.CpuQuotaMicroseconds.Value.Value / period),
        _ => Reading.Absent<double?>(usage.CpuPeriodMicroseconds.Absence ?? "the period is 0"),
    };
}
