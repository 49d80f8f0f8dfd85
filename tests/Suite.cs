using NUnit.Framework;
using Validation.Harness.Settings;
using Validation.Harness.Waivers;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Suites;

/// <summary>One case for each control of an area. The cases report verdicts; the judging is the harness's.</summary>
public abstract class Suite(string subject)
{
    /// <summary>The one case of a suite whose settings cannot be used.</summary>
    private const string Unusable = "settings";

    protected async Task Report(string control)
    {
        if (control == Unusable)
            Assert.Fail($"bad input: {SharedRun.Wrong}");
        TestContext.Out.WriteLine($"subject: {subject}");
        var results = await SharedRun.ResultsAsync();
        // A control that ended differently on different nodes is reported by its worst end.
        var result = results.Results.Where(result => result.Control == control)
            .OrderBy(result => VerdictWords.Rank(result.Verdict)).First();
        TestContext.Out.WriteLine($"{result.Title}\n{result.Reason}\nreproduce: {result.Reproduce}");
        switch (result.Verdict)
        {
            case Verdict.Fail or Verdict.Error:
                Assert.Fail($"{VerdictWords.Field(result.Verdict)}: {result.Title}\n{result.Reason}\n{result.Remedy}");
                return;
            case var _ when StaleWaiver(control, results) is { } stale:
                Assert.Fail($"the waiver of {stale.Owner} for {control} is {stale.State.ToString().ToLowerInvariant()}, which "
                    + "production does not accept");
                return;
            case Verdict.Waived:
                Assert.Ignore(result.Reason);
                return;
            // What the run says in a banner was left out; what the catalogue says does not apply has been answered.
            case Verdict.NotApplicable when results.Run.Banners.Contains(result.Reason):
                Assert.Ignore(result.Reason);
                return;
            default:
                return;
        }
    }

    private static WaiverRecord? StaleWaiver(string control, RunResults results) =>
        SharedRun.Settings!.Profile == Profile.Production
        ? results.Waivers.FirstOrDefault(waiver => waiver.Control == control && WaiverBanners.IsStale(waiver))
        : null;

    /// <summary>Pure: reads settings and the catalogue, touches no engine.</summary>
    protected static IEnumerable<TestCaseData> Cases(Area area) =>
        SharedRun.Wrong is not null ? [new TestCaseData(Unusable).SetArgDisplayNames(Unusable)]
        : SharedRun.Controls.Where(control => control.Area == area)
            .Select(control => new TestCaseData(control.Id).SetArgDisplayNames(control.Id).SetDescription(control.Title)
                .SetCategory(control.Severity.ToString()).SetProperty("Control", control.Id));
}
