using Validation.Controls;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.Waiting;
using Validation.Results;

namespace Validation.Harness.Runs;

/// <summary>
/// What a gate and an audit differ in; the rest is <see cref="MeasuredRun"/>. Members are called in this order.
/// </summary>
internal interface IScope
{
    /// <summary>What can be told to be wrong by the settings alone.</summary>
    /// <exception cref="ConfigurationException">The run was asked for wrongly.</exception>
    void Check();

    /// <returns>
    /// The path of the probe that is launched from this machine, empty where none is; and why it could not be built, if so.
    /// </returns>
    Task<(string Path, string? Unbuilt)> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Takes the engine that is measured with; nothing was asked of it yet.</summary>
    /// <exception cref="ConfigurationException">It is of the wrong kind.</exception>
    void Take(IEngine engine);

    /// <param name="asking">What it took to ask the engine for its versions.</param>
    Patience Patience(TimeSpan asking);

    /// <summary>The controls that the results tell of.</summary>
    IReadOnlyList<Control> Plan();

    /// <summary>What the engine lacks as it stands: of the planned controls, those that need it do not apply.</summary>
    IReadOnlyList<Lack> Lacks { get; }

    /// <summary>Makes sure, before each site and after the last, that what is measured is still this run's alone.</summary>
    /// <exception cref="LaunchException">It is not.</exception>
    Task EnsureOwnedAsync(CancellationToken cancellationToken);

    /// <summary>Where controls that ask something of a workload are measured, by which arms.</summary>
    /// <param name="controls">The controls.</param>
    /// <param name="subject">The runtime that takes the subject's place.</param>
    /// <param name="patience">What was seen of the machine's speed.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<IReadOnlyList<Site>> SitesAsync(
        IReadOnlyList<Control> controls, string subject, Patience patience, CancellationToken cancellationToken);

    int SitesAtOnce { get; }

    /// <summary>What is planted for the arms.</summary>
    Task<IStage> StageAsync(string directory, string run, string probe, CancellationToken cancellationToken);

    /// <summary>One arm has ended.</summary>
    void Ended(ArmOutcome outcome);

    /// <summary>All arms of one site have ended, the so many-th of all; called for one site at a time.</summary>
    void Ended(Site site, IReadOnlyList<ArmOutcome> outcomes, int done, int of);

    /// <summary>Looks at what is around the workloads, for the controls that are about that.</summary>
    Task<IReadOnlyList<ArmOutcome>> LookAroundAsync(IReadOnlyList<Control> controls, CancellationToken cancellationToken);

    /// <summary>Adds to the results what they alone have.</summary>
    RunResults Complete(RunResults results);

    /// <summary>Hands the results on, when they are written.</summary>
    Task PublishAsync(RunResults results, CancellationToken cancellationToken);
}
