using Validation.Controls;
using Validation.Harness.Arms;
using Validation.Harness.Building;
using Validation.Harness.Contract;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.Waiting;
using Validation.Processes;
using Validation.Results;

namespace Validation.Harness.Runs;

/// <summary>The main job: one site, whose arms carry every variation that the controls need.</summary>
public sealed class Gate(RunSettings settings, string repository, Action<string> say) : IScope
{
    private IReadOnlyList<Control> planned = [];
    private IEngine engine = null!;

    int IScope.SitesAtOnce => 1;

    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Ends the run; what it made is removed all the same.</param>
    /// <returns>The results, and the directory that they lie in.</returns>
    /// <exception cref="ConfigurationException">The run was asked for wrongly.</exception>
    public Task<(RunResults Results, string Directory)> MeasureAsync(string run, CancellationToken cancellationToken) =>
        new MeasuredRun(settings, this, say).MeasureAsync(run, cancellationToken);

    void IScope.Check() => planned = Planned.Controls(settings);

    async Task<(string Path, string? Unbuilt)> IScope.ProbeAsync(CancellationToken cancellationToken)
    {
        if (settings.Probe is { } given)
            return File.Exists(given) ? (given, null) : throw new ConfigurationException($"the probe '{given}' does not exist");
        try
        {
            return (await ProbeBuild.EnsureAsync(repository, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception error) when (error
            is ProbeBuildException or ExecutionException or IOException or UnauthorizedAccessException)
        {
            return ("", error is ProbeBuildException ? error.Message : $"The probe could not be built: {error.Message}");
        }
    }

    void IScope.Take(IEngine taken) => engine = taken;

    Patience IScope.Patience(TimeSpan asking) => new(settings.StartLimit, engine.AnswersWhereArmsRun ? asking : TimeSpan.Zero);

    IReadOnlyList<Control> IScope.Plan() => planned;

    IReadOnlyList<Lack> IScope.Lacks => engine.Lacks;

    /// <summary>
    /// An arm that was launched where another run measures says so itself, and the others are told of all the same.
    /// </summary>
    Task IScope.EnsureOwnedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task<IReadOnlyList<Site>> IScope.SitesAsync(
        IReadOnlyList<Control> controls, string subject, Patience patience, CancellationToken cancellationToken)
    {
        var arms = Arm.For(controls, subject, settings.Baseline);
        return Task.FromResult<IReadOnlyList<Site>>(
            arms.Count == 0 ? [] : [new Site { Arms = arms, AtOnce = ArmsAtOnce(patience) }]);
    }

    async Task<IStage> IScope.StageAsync(string directory, string run, string probe, CancellationToken cancellationToken) =>
        await HostStage.SetAsync(directory, run, probe, cancellationToken).ConfigureAwait(false);

    void IScope.Ended(ArmOutcome outcome) =>
        say($"{outcome.Arm.Name} ({outcome.Arm.Runtime}): {Ending(outcome)}, {outcome.Duration.TotalSeconds:F1} s");

    void IScope.Ended(Site site, IReadOnlyList<ArmOutcome> outcomes, int done, int of)
    {
    }

    async Task<IReadOnlyList<ArmOutcome>> IScope.LookAroundAsync(IReadOnlyList<Control> controls,
        CancellationToken cancellationToken) =>
        controls.Count == 0
            ? []
            : await ClusterArms.LookAsync(engine, (_, view) => view, cancellationToken).ConfigureAwait(false);

    RunResults IScope.Complete(RunResults results) => results;

    Task IScope.PublishAsync(RunResults results, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Arms wait more than they work, and a template seldom gives a whole core; on a slow machine they work.</summary>
    private static int ArmsAtOnce(Patience patience) =>
        patience.Slowness > 1 ? Environment.ProcessorCount : 2 * Environment.ProcessorCount;

    private static string Ending(ArmOutcome outcome) => outcome.Posture.Failure switch
    {
        null => $"{outcome.Posture.Facts.Count} facts",
        _ when outcome.EndedAtLimit => "ended when it was driven over its limit",
        var failure => failure,
    };
}
