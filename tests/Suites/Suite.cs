using NUnit.Framework;
using Validation.Protocol;
using Validation.Reporting.Results;

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
        var result = results.Results.Single(result => result.Control == control);
        TestContext.Out.WriteLine($"{result.Title}\n{result.Reason}\nreproduce: {result.Reproduce}");
        switch (result.Verdict)
        {
            case Verdict.Pass or Verdict.Waived:
                return;
            // What the run says in a banner was left out; what the catalogue says does not apply has been answered.
            case Verdict.NotApplicable when results.Run.Banners.Contains(result.Reason):
                Assert.Ignore(result.Reason);
                return;
            case Verdict.NotApplicable:
                return;
            default:
                Assert.Fail($"{result.Verdict.ToString().ToLowerInvariant()}: {result.Title}\n{result.Reason}\n{result.Remedy}");
                return;
        }
    }

    /// <summary>Pure: reads settings and the catalogue, touches no engine.</summary>
    protected static IEnumerable<TestCaseData> Cases(Area area) =>
        SharedRun.Wrong is not null ? [new TestCaseData(Unusable).SetArgDisplayNames(Unusable)]
        : SharedRun.Controls.Where(control => control.Area == area).Select(control => new TestCaseData(control.Id).SetArgDisplayNames(control.Id).SetDescription(control.Title)
                .SetCategory(control.Severity.ToString()).SetProperty("Control", control.Id));
}
