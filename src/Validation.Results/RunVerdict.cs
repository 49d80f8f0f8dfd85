namespace Validation.Results;

/// <summary>What a run's exit code says, in words. The code itself is decided by whoever judged the run.</summary>
public sealed record RunVerdict(string Word, string Meaning)
{
    private static readonly Dictionary<int, RunVerdict> ByExitCode = new()
    {
        [0] = new("PASS", "every control that applies holds or is waived"),
        [1] = new("FAIL", "at least one control failed"),
        [2] = new("BAD INPUT", "usage or configuration is wrong, nothing was judged"),
        [3] = new("ERROR", "something could not be measured, and what is not known is no pass"),
    };

    private static readonly RunVerdict StaleWaiver = new("ERROR",
        "a waiver has expired or matches no failure, which production does not accept");

    /// <summary>
    /// The same as <see cref="Of(RunRecord)"/>, and where everything was measured it says what else made the run an error.
    /// </summary>
    public static RunVerdict Of(RunResults results) =>
        results is { Run.ExitCode: 3, Summary: { Closes: true, Error: 0, Planned: > 0 } }
            && results.Waivers.Any(waiver => waiver.State is WaiverState.Expired or WaiverState.Unmatched)
            ? StaleWaiver
            : Of(results.Run);

    public static RunVerdict Of(RunRecord run) =>
        ByExitCode.GetValueOrDefault(run.ExitCode) ?? new("ERROR", "an exit code that this version does not know");
}
