using Validation.Controls;
using Validation.Harness.Arms;
using Validation.Harness.Building;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Tests.Runs;

/// <summary>The gate's arms, launched for real and not judged.</summary>
internal static class GateArms
{
    public static async Task<IReadOnlyList<ArmOutcome>> LaunchAsync(
        IReadOnlyList<Control> controls, CancellationToken cancellationToken, params (Setting Setting, string Value)[] given)
    {
        var run = Clock.RunId(Clock.Now);
        var settings = TestSettings.Of(given);
        var probe = await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken);
        using var state = StateDirectory.Make(run);
        await using var engine = EngineFactory.Make(settings, state.Path, probe);
        await using var stage = await HostStage.SetAsync(state.Path, run, probe, cancellationToken);
        var runner = new ArmRunner(engine, stage, new WitnessStand(probe), await engine.VersionsAsync(cancellationToken), run);
        var outcomes = new List<ArmOutcome>();
        foreach (var arm in Arm.For(controls, settings.Runtime, settings.Baseline))
            outcomes.Add(await runner.RunAsync(arm, cancellationToken));
        return outcomes;
    }
}
