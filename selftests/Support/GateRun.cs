using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Results;

namespace Selftests.Support;

/// <summary>The gate as a test runs it: for real, into a directory of its own.</summary>
internal static class GateRun
{
    public static Task<RunResults> Measure(params IReadOnlyList<(Setting Setting, string Value)> given) =>
        Measure(TestContext.Out.WriteLine, given);

    /// <param name="say">Hears what the gate says as it goes.</param>
    /// <param name="given">The settings.</param>
    public static async Task<RunResults> Measure(
        Action<string> say, params IReadOnlyList<(Setting Setting, string Value)> given)
    {
        using var scratch = new Scratch();
        var gate = new Gate(TestSettings.Of([.. given, (Setting.Output, scratch.Path)]), Repository.Root, say);
        return (await gate.MeasureAsync(Clock.RunId(Clock.Now), TestContext.CurrentContext.CancellationToken)).Results;
    }
}
