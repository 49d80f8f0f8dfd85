using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Reporting.Tests.Diffs;

/// <summary>Two runs that differ in what a test wants them to.</summary>
internal static class Changed
{
    public const string Id = "ISO-DEV-001";

    public static ControlResult Control(Verdict verdict, string reason = "as it was seen") =>
        SampleControl.Of(Id, "The host's devices are not in /dev", Area.Isolation, "Devices", Severity.High, verdict, reason) with
        {
            Waiver = verdict == Verdict.Waived ? Waiver(new DateOnly(2027, 1, 31)) : null,
        };

    public static WaiverRecord Waiver(DateOnly expires) => new()
    {
        Control = Id, Scope = "everywhere", Owner = "platform", Reason = "a device is needed", Expires = expires,
        State = WaiverState.InForce,
    };

    public static RunResults Run(params IReadOnlyList<ControlResult> controls) => SampleRun.Run(0, controls);

    public static RunResults With(this RunResults results, Func<RunRecord, RunRecord> change) => 
        results with { Run = change(results.Run with { Id = "20261122t223301-0002" }) };

    /// <summary>The only change between two runs of one control each.</summary>
    public static Change Only(ControlResult before, ControlResult after) =>
        Compare.Runs(Run(before), Run(after)).Changes.ShouldHaveSingleItem();

    public static int Exit(RunDiff diff) => DiffVerdict.Of(diff).ExitCode;
}
