namespace Validation.Reporting.Results;

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

    public static RunVerdict Of(RunRecord run) =>
        ByExitCode.GetValueOrDefault(run.ExitCode) ?? new("ERROR", "an exit code that this version does not know");
}
