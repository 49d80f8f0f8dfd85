using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Results;

namespace Docker.Tests.Gates;

/// <summary>The whole gate, for real, into a directory of its own.</summary>
internal static class Gated
{
    internal static async Task<RunResults> MeasureAsync(
        string engine, string runtime, string baseline, CancellationToken cancellationToken)
    {
        var output = Directory.CreateTempSubdirectory("validation-gate-").FullName;
        try
        {
            var values = new Dictionary<string, string>
            {
                ["engine"] = engine, ["runtime"] = runtime, ["baseline"] = baseline, ["output"] = output,
            };
            var settings = SettingsLoader.Load(new SettingsLayer("the test", values, Repository.Root));
            var gate = new Gate(settings, Repository.Root, TestContext.Out.WriteLine);
            return (await gate.MeasureAsync(Clock.RunId(Clock.Now), cancellationToken)).Results;
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    /// <summary>The results that hold for the subject are all that apply, each shown by its twin.</summary>
    internal static void ShouldPass(this RunResults results)
    {
        results.Results.Where(result => result.Verdict is Verdict.Fail or Verdict.Error)
            .Select(result => $"{result.Control}: {result.Reason}").ShouldBeEmpty();
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
        results.Results.Where(result => result.Verdict == Verdict.Pass).ShouldAllBe(result => result.Twin != null);
    }

    internal static IReadOnlyList<string> With(this RunResults results, Verdict verdict) =>
        [.. results.Results.Where(result => result.Verdict == verdict).Select(result => result.Control)];

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
