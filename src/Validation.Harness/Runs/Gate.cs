using System.Diagnostics;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Arms;
using Validation.Harness.Audits;
using Validation.Harness.Building;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Judging;
using Validation.Harness.Processes;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Sweeping;
using Validation.Harness.Waiting;
using Validation.Harness.Waivers;
using Validation.Harness.Witnesses;
using Validation.Results;

namespace Validation.Harness.Runs;

/// <summary>The main job: launch the arms, look at them, judge, and write <c>results.json</c>. The bundle around it is made by whoever ran it.</summary>
public sealed class Gate(RunSettings settings, string repository, Action<string> say)
{
    /// <summary>Arms wait more than they work, and a template seldom gives a whole core; on a slow machine they work.</summary>
    private static int ArmsAtOnce(Patience patience) =>
        patience.Slowness > 1 ? Environment.ProcessorCount : 2 * Environment.ProcessorCount;

    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Ends the run; what it made is removed all the same.</param>
    /// <returns>The results, and the directory that they lie in.</returns>
    /// <exception cref="ConfigurationException">The run was asked for wrongly.</exception>
    public async Task<(RunResults Results, string Directory)> MeasureAsync(string run, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var started = Clock.Now;
        var controls = Planned.Controls(settings);
        RunDirectory.Check(settings.Output, run);
        var waivers = WaiverFile.Read(settings.Waivers, DateOnly.FromDateTime(started.UtcDateTime));
        using var state = StateDirectory.Make(run, say);
        var (probe, unbuilt) = await ProbeAsync(cancellationToken).ConfigureAwait(false);
        await using var engine = EngineFactory.Make(settings, state.Path, probe);
        var leftovers = await Sweep.RunAsync(engine, EngineFactory.Sweeps, cancellationToken).ConfigureAwait(false);
        leftovers.Say(say);
        var diagnoses = await engine.DiagnoseAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnosis in diagnoses)
            say(diagnosis.ToString());
        var course = unbuilt is null ? Course.Of(settings, diagnoses) : Course.WithoutProbe(settings, unbuilt);
        var asking = Stopwatch.StartNew();
        var versions = await engine.VersionsAsync(cancellationToken).ConfigureAwait(false);
        // Of a cluster the time says how far its API server is, not how slow its nodes are.
        var patience = new Patience(settings.StartLimit, engine is IClusterAuditor ? TimeSpan.Zero : asking.Elapsed);
        var target = engine is IClusterAuditor auditor ? await auditor.TargetAsync(cancellationToken).ConfigureAwait(false) : Environment.MachineName;
        var lacks = engine.Lacks;
        course = course.WithBanners(
            [.. controls.Select(control => Measurable.WhyNot(control, lacks)).OfType<string>().Distinct()]);
        lacks = [.. lacks, .. TemplateLacks.Of(engine.Template)];
        Control[] judged = [.. controls.Where(control => NotJudged(control, course, lacks) is null)];
        IReadOnlyList<ArmOutcome> outcomes = course.Unmeasurable is null
            ? await LaunchAsync(
                engine, [.. judged.Where(control => control.Variation != Variation.Cluster)], course, state.Path,
                run, probe, versions, patience, cancellationToken).ConfigureAwait(false)
            : [];
        var looks = course.Unmeasurable is null && judged.Any(control => control.Variation == Variation.Cluster)
            ? await ClusterArms.LookAsync(engine, cancellationToken).ConfigureAwait(false)
            : [];
        course = course.WithBanners([.. leftovers.Banners, .. outcomes.SelectMany(outcome => outcome.Leftovers.Banners)]);
        var kind = RuntimeKinds.Claimed(course.Subject);
        var judge = new Judge([.. outcomes, .. looks], kind);
        var results = new ResultsBuilder(settings, course, engine.Template, waivers).Build(
            run, target, started,
            [.. controls.Select(control => (control, Decide(control, course, lacks, judge), (IReadOnlyList<string>)[]))],
            [.. outcomes, .. looks], probe, versions, time.Elapsed);
        var directory = RunDirectory.Make(settings.Output, run, results.Run.Target);
        ResultsFile.Write(directory, results);
        RunDirectory.PointLatest(directory);
        return (results, directory);
    }

    private static Judgement Decide(Control control, Course course, IReadOnlyList<Lack> lacks, Judge judge) =>
        course.Unmeasurable is { } why ? Judgement.Without(Verdict.Error, why)
        : NotJudged(control, course, lacks) is { } skipped ? Judgement.Without(Verdict.NotApplicable, skipped)
        : judge.Of(control);

    private static string? NotJudged(Control control, Course course, IReadOnlyList<Lack> lacks) =>
        course.Skips(control) ?? Measurable.WhyNot(control, lacks);

    private static string Ending(ArmOutcome outcome) => outcome.Posture.Failure switch
    {
        null => $"{outcome.Posture.Facts.Count} facts",
        _ when outcome.EndedAtLimit => "ended when it was driven over its limit",
        var failure => failure,
    };

    /// <returns>The probe's path; where it could not be built, an empty one and why.</returns>
    private async Task<(string Path, string? Unbuilt)> ProbeAsync(CancellationToken cancellationToken)
    {
        if (settings.Probe is { } given)
            return File.Exists(given) ? (given, null) : throw new ConfigurationException($"the probe '{given}' does not exist");
        try
        {
            return (await ProbeBuild.EnsureAsync(repository, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception error) when (error is ProbeBuildException or ExecutionException or IOException or UnauthorizedAccessException)
        {
            return ("", error is ProbeBuildException ? error.Message : $"The probe could not be built: {error.Message}");
        }
    }

    private async Task<IReadOnlyList<ArmOutcome>> LaunchAsync(
        IEngine engine, IReadOnlyList<Control> controls, Course course, string state, string run, string probe,
        IReadOnlyDictionary<string, string> versions, Patience patience, CancellationToken cancellationToken)
    {
        await using var stage = await HostStage.SetAsync(state, run, probe, cancellationToken).ConfigureAwait(false);
        var runner = new ArmRunner(engine, stage, new WitnessStand(probe), versions, run) { Patience = patience };
        if (controls.Count == 0)
            return [];
        var arms = Arm.For(controls, course.Subject, settings.Baseline);
        var outcomes = new ArmOutcome[arms.Count];
        await Parallel.ForAsync(
            0, arms.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ArmsAtOnce(patience), CancellationToken = cancellationToken },
            async (index, ended) =>
            {
                var outcome = await runner.RunAsync(arms[index], ended).ConfigureAwait(false);
                outcomes[index] = outcome;
                say($"{outcome.Arm.Name} ({outcome.Arm.Runtime}): {Ending(outcome)}, {outcome.Duration.TotalSeconds:F1} s");
                outcome.Leftovers.Say(say);
            }).ConfigureAwait(false);
        return outcomes;
    }
}
