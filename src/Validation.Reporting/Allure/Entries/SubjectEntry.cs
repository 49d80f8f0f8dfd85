using Validation.Reporting.Allure.Format;
using Validation.Results;

namespace Validation.Reporting.Allure.Entries;

/// <summary>A control's verdict for the runtime under test.</summary>
internal static class SubjectEntry
{
    private static readonly Dictionary<Verdict, (string Status, string Before)> Verdicts = new()
    {
        [Verdict.Pass] = ("passed", ""),
        [Verdict.Fail] = ("failed", ""),
        [Verdict.Error] = ("broken", "Could not be told: "),
        [Verdict.NotApplicable] = ("skipped", "Does not apply: "),
        [Verdict.Waived] = ("skipped", "Waived: "),
    };

    public static Entry Of(RunRecord run, ControlResult control)
    {
        var (status, before) = Verdicts[control.Verdict];
        return new Entry
        {
            Control = control,
            Side = Side.Subject(run),
            Arm = control.Subject,
            Status = status,
            Message = before + control.Reason,
            Verdict = VerdictWords.Field(control.Verdict),
            Steps = [.. Proof(run, control), Judged(run, control, status)],
        };
    }

    private static IEnumerable<AllureStep> Proof(RunRecord run, ControlResult control)
    {
        if (control.Twin is not { } twin)
            yield break;
        var (status, said) = twin.Exposed switch
        {
            true => ("passed", "showed the exposure"),
            false => ("failed", "did not show the exposure, so that a pass would prove nothing"),
            null => ("broken", "could not be told"),
        };
        yield return Tried.In(twin.Arm, control, run, status, $"Twin {twin.Arm} {said}: {twin.Saw}");
    }

    private static AllureStep Judged(RunRecord run, ControlResult control, string status) =>
        Tried.In(control.Subject, control, run, status,
            (control.Subject == "subject" ? "Subject" : $"Subject (arm {control.Subject})") + $": {control.Reason}");
}
