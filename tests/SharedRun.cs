using NUnit.Framework;
using Validation.Controls;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.State;
using Validation.Reporting.Bundles;
using Validation.Results;

namespace Validation.Suites;

/// <summary>
/// The one run that all cases report: the first case that asks for it measures everything, the others wait. Nothing here runs at
/// discovery, and a run that cannot be made fails every case instead of losing them.
/// </summary>
internal static class SharedRun
{
    private static readonly Lazy<Task<RunResults>> Run = new(MeasureAsync);

    /// <summary>
    /// This run's settings: environment, then .runsettings, then validation.json; null where they cannot be used.
    /// </summary>
    public static RunSettings? Settings { get; }

    /// <summary>The controls that the settings select.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [];

    /// <summary>Why the settings cannot be used, in one line; null where they can.</summary>
    public static string? Wrong { get; }

    static SharedRun()
    {
        try
        {
            Settings = SettingsLoader.Load(
                SettingsLayers.FromEnvironment(Environment.GetEnvironmentVariables(), Repository.Root),
                new SettingsLayer(".runsettings",
                    TestContext.Parameters.Names.ToDictionary(name => name, name => TestContext.Parameters[name]!),
                    Repository.Root),
                SettingsLayers.FromFile(Repository.Root));
            Controls = Planned.Controls(Settings);
        }
        catch (ConfigurationException error)
        {
            Wrong = error.Message;
        }
    }

    public static Task<RunResults> ResultsAsync() => Run.Value;

    private static async Task<RunResults> MeasureAsync()
    {
        var launcher = Environment.GetEnvironmentVariable("VALIDATION_RUN");
        var run = launcher ?? Harness.Waiting.Clock.RunId(Harness.Waiting.Clock.Now);
        using var key = Signing.Key(Settings!);
        var gate = new Gate(Settings!, Repository.Root, line => TestContext.Progress.WriteLine($"» {line}"));
        var (results, directory) = await gate.MeasureAsync(run,
            TestContext.CurrentContext.CancellationToken).ConfigureAwait(false);
        // A launcher makes the bundle itself: it renders the page, and has the key that this process shall not have.
        if (launcher is null)
            await new BundleMaker(key, rendererCache: null).MakeAsync(directory,
                TestContext.CurrentContext.CancellationToken).ConfigureAwait(false);
        return results;
    }
}
