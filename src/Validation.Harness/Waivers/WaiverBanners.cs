using System.Globalization;
using Validation.Harness.Settings;
using Validation.Results;

namespace Validation.Harness.Waivers;

/// <summary>What every output says of waivers that need somebody's attention: one line for each state.</summary>
public static class WaiverBanners
{
    private static readonly WaiverState[] Stale = [WaiverState.Expired, WaiverState.Unmatched];

    /// <summary>
    /// True where production does not accept it: it promises what it does not hold, or hides that nothing is there to accept.
    /// </summary>
    public static bool IsStale(WaiverRecord waiver) => Stale.Contains(waiver.State);

    public static IReadOnlyList<string> Of(IReadOnlyList<WaiverRecord> waivers, Profile profile)
    {
        var weight = profile == Profile.Production ? ", which is an error in production" : "";
        return
        [
            .. Line(waivers, WaiverState.Expired, $"EXPIRED{weight}", "fix what fails, or have the waiver renewed"),
            .. Line(waivers, WaiverState.Unmatched, $"MATCHED BY NO FAILURE{weight}",
                "take it out of the file, or correct its scope"),
            .. Line(waivers, WaiverState.ExpiresSoon, "about to expire", "fix what fails before that day"),
        ];
    }

    private static IEnumerable<string> Line(IReadOnlyList<WaiverRecord> waivers, WaiverState state, string what, string fix)
    {
        WaiverRecord[] those = [.. waivers.Where(waiver => waiver.State == state)];
        if (those.Length > 0)
            yield return $"{(those.Length == 1 ? "a waiver is" : $"{those.Length} waivers are")} {what}: "
                + $"{string.Join("; ", those.Select(Words))}. {char.ToUpperInvariant(fix[0])}{fix[1..]}";
    }

    private static string Words(WaiverRecord waiver) =>
        $"{waiver.Control} ({waiver.Scope}) of {waiver.Owner}, until "
            + $"{waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
