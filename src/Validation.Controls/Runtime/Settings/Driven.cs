namespace Validation.Controls.Runtime.Settings;

/// <summary>
/// A workload that was driven over a limit, and may have died of it. That it died says nothing: only what the kernel counted, or
/// the limit that it held, can end in a pass.
/// </summary>
internal static class Driven
{
    /// <summary>
    /// The limit was reached where the peak is at least so much of it: the kernel refuses what would go beyond, and nothing
    /// before.
    /// </summary>
    private const double Reached = 0.9;

    /// <param name="seen">The arm.</param>
    /// <param name="limit">The template's, in the peak's unit.</param>
    /// <param name="tolerance">
    /// What the peak may be more than the limit, the runtime's own share outside the container included.
    /// </param>
    /// <param name="peak">What the kernel counted of the whole arm at most.</param>
    /// <param name="unit">What is counted: <c>tasks</c>.</param>
    /// <exception cref="ShouldAssertException">More than the limit was in use.</exception>
    /// <exception cref="CannotTellException">
    /// The arm did not come near its limit, so that nothing was shown to hold it.
    /// </exception>
    public static void ShouldHaveStoppedAt(Seen seen, long limit, long tolerance, long peak, string unit)
    {
        peak.ShouldBeLessThanOrEqualTo(limit + tolerance, $"{unit} in use at most, on the host");
        if (peak < limit * Reached)
            throw new CannotTellException(
                $"the workload was to be driven over its limit of {limit} {unit}, and had {peak} at most when it "
                + $"{HowItEnded(seen)}: nothing shows what would have stopped it");
    }

    /// <summary>How its last step ended, for a person.</summary>
    public static string HowItEnded(Seen seen) => seen.Any() switch
    {
        { Ending: Ending.Returned } fact => $"was refused more ({Words.Describe(fact.Last)})",
        { } fact => $"ended ({fact.Ending})",
        null => $"ended ({seen.Failure ?? "no answer came"})",
    };
}
