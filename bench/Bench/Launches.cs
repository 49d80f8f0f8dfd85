using System.Diagnostics;
using Validation.Controls;
using Validation.Harness.Arms;
using Validation.Harness.Building;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Facts;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses;
using Validation.Protocol;

namespace Validation.Bench;

/// <summary>The gate's arms launched bare, and its controls launched one by one.</summary>
internal sealed class Launches : IAsyncDisposable
{
    private const int Runs = 3;

    private readonly string run;
    private readonly string probe;
    private readonly StateDirectory state;
    private readonly HostStage stage;

    private Launches(string run, string probe, StateDirectory state, HostStage stage) =>
        (this.run, this.probe, this.state, this.stage) = (run, probe, state, stage);

    /// <summary>What the gate judges with these engines and the hardened template.</summary>
    public IReadOnlyList<Control> Controls { get; } =
    [
        .. AllControls.InOrder.Where(control => !control.Needs.Contains(Need.TemplateMount)
            && Measurable.WhyNot(control, EngineFactory.Lacks("oci")) is null),
    ];

    public static async Task<Launches> PrepareAsync(CancellationToken cancellationToken)
    {
        var run = Clock.RunId(Clock.Now);
        var probe = await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken);
        var state = StateDirectory.Make(run);
        return new Launches(run, probe, state, await HostStage.SetAsync(state.Path, run, probe, cancellationToken));
    }

    /// <summary>Each arm of the gate with a plan of no steps: start, header, footer, end, one after another.</summary>
    public async Task<IReadOnlyList<(string Arm, TimeSpan Time)>> BareAsync(CancellationToken cancellationToken)
    {
        var settings = Settings("oci");
        await using var engine = EngineFactory.Make(settings, state.Path, probe);
        var times = new List<(string, TimeSpan)>();
        foreach (var arm in Arm.For(Controls, settings.Runtime, settings.Baseline))
        {
            var taken = new List<TimeSpan>();
            for (var again = 0; again < Runs; again++)
            {
                var order = new LaunchOrder
                {
                    Arm = $"bare-{arm.Name}",
                    Role = arm.Role,
                    Runtime = arm.Runtime,
                    Mounts = [],
                    ControlGroup = null,
                    Stage = stage.For(engine.Template, "/probe"),
                };
                var time = Stopwatch.StartNew();
                await using (var launch = await engine.LaunchAsync(order, cancellationToken))
                {
                    var facts = new FactsReader(new Dictionary<string, Step>(), order.Stage.Nonce, () => { });
                    await PlanWriter.WriteAsync(launch.Input, new Plan { Nonce = order.Stage.Nonce, Steps = [] },
                        cancellationToken);
                    if (await facts.ReadAsync(launch.Output, cancellationToken) is { } failure)
                        throw new InvalidOperationException(
                            $"the bare launch of {arm.Name} failed: {failure} {launch.Complaints}");
                    launch.Input.Close();
                    await launch.WaitAsync(cancellationToken);
                }
                taken.Add(time.Elapsed);
            }
            times.Add((arm.Name, taken.Order().ElementAt(Runs / 2)));
        }
        return times;
    }

    /// <summary>The simple way to do the gate's work: a Docker container for each control, and another for its twin.</summary>
    public async Task<(int Containers, TimeSpan Time)> OneContainerEachAsync(CancellationToken cancellationToken)
    {
        var settings = Settings("docker");
        await using var engine = EngineFactory.Make(settings, state.Path, probe);
        var runner = new ArmRunner(engine, stage, new WitnessStand(probe), await engine.VersionsAsync(cancellationToken), run);
        var containers = 0;
        var time = Stopwatch.StartNew();
        foreach (var control in Controls)
        {
            foreach (var arm in Arm.For([control], settings.Runtime, settings.Baseline)
                .Where(arm => arm.Role == Role.Subject || arm.Role.ToString() == control.Twin.ToString()))
            {
                var outcome = await runner.RunAsync(arm, cancellationToken);
                if (outcome.Posture.Failure is { } failure && !arm.MayDie)
                    throw new InvalidOperationException($"{control.Id} in {arm.Name} failed: {failure}");
                containers++;
            }
        }
        return (containers, time.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        await stage.DisposeAsync();
        state.Dispose();
    }

    private static RunSettings Settings(string engine) =>
        SettingsLoader.Load(
            new SettingsLayer("the bench", new Dictionary<string, string> { ["engine"] = engine }, Repository.Root));
}
