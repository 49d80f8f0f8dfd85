using Validation.Results;

namespace Validation.Reporting.Allure.Entries;

/// <summary>
/// The same control without the sandbox. An exposure is "failed" here, as it is for anyone who runs without one, and every report
/// resolves it as accepted: it is what proves that the probe can see it.
/// </summary>
internal static class BaselineEntry
{
    /// <summary>How the message of an expected failure starts: the rule that accepts it goes by this.</summary>
    public const string Exposed = "Exposed without the sandbox: ";

    public static Entry Of(RunResults results, ControlResult control)
    {
        var sighting = Sighting(results, control);
        var arm = results.Arms.FirstOrDefault(arm => arm.Name == sighting?.Arm);
        var (status, message) = Told(results.Run, control, sighting, arm);
        return new Entry
        {
            Control = control,
            Side = Side.Baseline(results.Run),
            Arm = sighting?.Arm,
            Status = status,
            Message = message,
            Verdict = "baseline",
            Steps = sighting is null
                ? []
                : [
                    Tried.In(sighting.Arm, control, results.Run, status,
                        $"Without the sandbox (arm {sighting.Arm}): {sighting.Saw}"),
                ],
        };
    }

    /// <summary>The twin stands in for the baseline only where it ran under the baseline's runtime.</summary>
    private static Sighting? Sighting(RunResults results, ControlResult control) =>
        control.Baseline ?? (results.Arms.Any(arm => arm.Name == control.Twin?.Arm && arm.Runtime == results.Run.Baseline)
            ? control.Twin
            : null);

    private static (string Status, string Message) Told(RunRecord run, ControlResult control, Sighting? sighting,
        ArmRecord? arm) =>
        (sighting, sighting?.Exposed, arm?.Failure) switch
        {
            (null, _, _) => ("skipped", $"Not tried under {run.Baseline}" +
                (control.Twin is { } twin ? $"; the exposure was looked for in the arm {twin.Arm}: {twin.Saw}" : "")),
            (_, true, _) => ("failed", Exposed + sighting.Saw),
            (_, false, _) => ("passed", $"Not exposed by plain {run.Baseline} either: {sighting.Saw}"),
            (_, null, { } failure) => ("broken", $"Could not be told, because the arm {sighting.Arm} failed: {failure}"),
            (_, null, null) => ("skipped", $"Could not be told under {run.Baseline}: {sighting.Saw}"),
        };
}
