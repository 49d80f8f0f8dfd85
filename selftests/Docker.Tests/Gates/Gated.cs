using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Results;

namespace Docker.Tests.Gates;

/// <summary>The whole gate by one engine and pair of runtimes, and what it is to say.</summary>
internal static class Gated
{
    internal static Task<RunResults> MeasureAsync(string engine, string runtime, string baseline) =>
        GateRun.Measure((Setting.Engine, engine), (Setting.Runtime, runtime), (Setting.Baseline, baseline));

    /// <summary>The results that hold for the subject are all that apply, each shown by its twin.</summary>
    internal static void ShouldPass(this RunResults results)
    {
        results.Wrong().ShouldBeEmpty();
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
        results.Results.Where(result => result.Verdict == Verdict.Pass).ShouldAllBe(result => result.Twin != null);
    }

    /// <summary>What runc is judged by, by what holds it.</summary>
    internal static IReadOnlyList<string> WhatIsHeldBy(HeldBy holder) =>
    [
        .. AllControls.InOrder
            .Where(control => control.Expect.WhyNotApplicable(RuntimeKind.Runc) is null
                && !control.Needs.Contains(Need.TemplateMount)
                && Measurable.WhyNot(control, EngineFactory.Lacks("docker")) is null && control.HeldBy == holder)
            .Select(control => control.Id),
    ];
}
