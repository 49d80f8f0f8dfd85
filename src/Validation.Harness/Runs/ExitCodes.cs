using Validation.Harness.Settings;
using Validation.Harness.Waivers;
using Validation.Results;

namespace Validation.Harness.Runs;

/// <summary>What the gate's exit status says.</summary>
public static class ExitCodes
{
    public const int Pass = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
    public const int NotMeasured = 3;

    /// <summary>
    /// A control that failed weighs more than one that could not be told; books that do not close are no result at all. In
    /// production a waiver that has expired or matches no failure makes an error of what would have passed.
    /// </summary>
    public static int Of(Summary summary, IReadOnlyList<WaiverRecord> waivers, Profile profile) =>
        !summary.Closes || summary.Planned == 0 ? NotMeasured
        : summary.Fail > 0 ? Failed
        : summary.Error > 0 ? NotMeasured
        : profile == Profile.Production && waivers.Any(WaiverBanners.IsStale) ? NotMeasured
        : Pass;
}
