using Validation.Reporting.Allure.Format;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Entries;

/// <summary>An arm's part of an entry as a step, with what was tried and witnessed there below it.</summary>
internal static class Tried
{
    public static AllureStep In(string arm, ControlResult control, RunRecord run, string status, string said)
    {
        Evidence[] seen = [.. control.Evidence.Where(evidence => evidence.Arm == arm)];
        var start = run.Started.ToUnixTimeMilliseconds();
        return new AllureStep(Printable.Line(said), status)
        {
            Start = start,
            Stop = start + seen.Sum(Milliseconds),
            Steps = [.. seen.Select(evidence => Of(evidence, start, status))],
        };
    }

    public static long Milliseconds(Evidence evidence) => (evidence.Fact?.Microseconds ?? 0) / 1000;

    /// <summary>A fact carries no verdict of its own, so it takes that of its arm.</summary>
    private static AllureStep Of(Evidence evidence, long start, string status) =>
        new(Printable.Line($"{evidence.Tried ?? $"witness {evidence.Source}"} → {evidence.Saw}"), status)
        {
            Start = start,
            Stop = start + Milliseconds(evidence),
        };
}
