using Validation.Controls.Readings;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Host;

/// <summary>The kernel's clocks that a guest's are compared with (clock_gettime(2)).</summary>
internal static unsafe class HostClock
{
    private const int MonotonicCoarse = 6;
    private const int SinceBoot = 7;

    public static Reading<long> Boottime()
    {
        TimeSpec time;
        return Answer(Libc.ClockTime(SinceBoot, &time), "clock_gettime(CLOCK_BOOTTIME)", time);
    }

    public static Reading<long> CoarseResolution()
    {
        TimeSpec resolution;
        return Answer(Libc.ClockResolution(MonotonicCoarse, &resolution), "clock_getres(CLOCK_MONOTONIC_COARSE)", resolution);
    }

    private static Reading<long> Answer(int returned, string call, TimeSpec time) =>
        returned == 0 ? Reading.Of(time.TotalNanoseconds) : Reading.Absent<long>($"{call}: {Errno.Name(LastError.Number)}");
}
