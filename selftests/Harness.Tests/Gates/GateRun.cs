using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Reporting.Bundles;
using Validation.Results;

namespace Validation.Harness.Tests.Gates;

/// <summary>The gate as a test runs it: for real, into a directory of its own.</summary>
internal static class GateRun
{
    public static string Sabotage(string name) => Path.Combine(Repository.Root, "fixtures/sabotage", name);

    public static Task<RunResults> Measure(params (Setting Setting, string Value)[] given) =>
        Measure(TestContext.Out.WriteLine, given);

    /// <param name="say">Hears what the gate says as it goes.</param>
    /// <param name="given">The settings.</param>
    public static async Task<RunResults> Measure(Action<string> say, params (Setting Setting, string Value)[] given)
    {
        var output = Directory.CreateTempSubdirectory("validation-gate-").FullName;
        try
        {
            var values = given.ToDictionary(pair => pair.Setting.Name, pair => pair.Value);
            values["output"] = output;
            var settings = SettingsLoader.Load(new SettingsLayer("the test", values, Repository.Root));
            var gate = new Gate(settings, Repository.Root, say);
            return (await gate.MeasureAsync(Clock.RunId(Clock.Now), TestContext.CurrentContext.CancellationToken)).Results;
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    /// <summary>Nothing of a run on this machine looks like a secret: nothing was masked, and the scan of its bundle finds nothing.</summary>
    public static async Task HoldsNoSecret(RunResults results)
    {
        var directory = Directory.CreateTempSubdirectory("validation-scan-").FullName;
        try
        {
            (await File.ReadAllTextAsync(ResultsFile.Write(directory, results))).ShouldNotContain("[redacted ");
            await new BundleMaker(null, rendererCache: null).MakeAsync(directory, TestContext.CurrentContext.CancellationToken);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public static IReadOnlyList<string> With(this RunResults results, Verdict verdict) =>
        [.. results.Results.Where(result => result.Verdict == verdict).Select(result => result.Control)];
}
