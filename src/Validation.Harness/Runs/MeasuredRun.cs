using System.Diagnostics;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Judging;
using Validation.Harness.Settings;
using Validation.Harness.State;
using Validation.Harness.Sweeping;
using Validation.Harness.Waiting;
using Validation.Harness.Waivers;
using Validation.Results;

namespace Validation.Harness.Runs;

/// <summary>
/// One run from its state directory to its results: swept, planned, launched, judged, written, and nothing left. What a gate and
/// an audit differ in is their <see cref="IScope"/>. The bundle around the results is made by whoever ran it.
/// </summary>
internal sealed class MeasuredRun(RunSettings settings, IScope scope, Action<string> say)
{
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Ends the run; what it made is removed all the same.</param>
    /// <returns>The results, and the directory that they lie in.</returns>
    /// <exception cref="ConfigurationException">The run was asked for wrongly.</exception>
    public async Task<(RunResults Results, string Directory)> MeasureAsync(string run, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var started = Clock.Now;
        scope.Check();
        RunDirectory.Check(settings.Output, run);
        var waivers = WaiverFile.Read(settings.Waivers, DateOnly.FromDateTime(started.UtcDateTime));
        using var state = StateDirectory.Make(run, say);
        var (probe, unbuilt) = await scope.ProbeAsync(cancellationToken).ConfigureAwait(false);
        await using var engine = EngineFactory.Make(settings, state.Path, probe);
        scope.Take(engine);
        var leftovers = await Sweep.RunAsync(engine, EngineFactory.Sweeps, cancellationToken).ConfigureAwait(false);
        leftovers.Say(say);
        var diagnoses = await engine.DiagnoseAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnosis in diagnoses)
            say(diagnosis.ToString());
        var course = unbuilt is null ? Course.Of(settings, diagnoses) : Course.WithoutProbe(settings, unbuilt);
        var asking = Stopwatch.StartNew();
        var versions = await engine.VersionsAsync(cancellationToken).ConfigureAwait(false);
        var patience = scope.Patience(asking.Elapsed);
        var target = await engine.TargetAsync(cancellationToken).ConfigureAwait(false);
        var planned = scope.Plan();
        var lacks = scope.Lacks;
        course =
            course.WithBanners([.. planned.Select(control => Measurable.WhyNot(control, lacks)).OfType<string>().Distinct()]);
        lacks = [.. lacks, .. TemplateLacks.Of(engine.Template)];
        var launches = new SiteLaunches(scope, engine, state.Path, run, probe, say) { Versions = versions, Patience = patience };
        var measured = course.Unmeasurable is { } why
            ? new Measured([.. planned.Select(control => Row(control, Judgement.Without(Verdict.Error, why)))], [],
                Leftovers.None)
            : await MeasureAsync(planned, course, lacks, launches, cancellationToken).ConfigureAwait(false);
        course = course.WithBanners([.. leftovers.Banners, .. measured.Leftovers.Banners]);
        var results = scope.Complete(new ResultsBuilder(settings, course, engine.Template, waivers).Build(
            run, target, started, measured.Rows, measured.Arms, probe, versions, time.Elapsed));
        var directory = RunDirectory.Make(settings.Output, run, results.Run.Target);
        ResultsFile.Write(directory, results);
        RunDirectory.PointLatest(directory);
        await scope.PublishAsync(results, cancellationToken).ConfigureAwait(false);
        return (results, directory);
    }

    private async Task<Measured> MeasureAsync(
        IReadOnlyList<Control> planned, Course course, IReadOnlyList<Lack> lacks, SiteLaunches launches,
        CancellationToken cancellationToken)
    {
        var skipped = planned.ToDictionary(control => control,
            control => course.Skips(control) ?? Measurable.WhyNot(control, lacks));
        Control[] judged = [.. planned.Where(control => skipped[control] is null)];
        Control[] around = [.. judged.Where(IsAround)];
        Control[] inside = [.. judged.Except(around)];
        var kind = RuntimeKinds.Claimed(course.Subject);
        var folding = await launches.RunAsync(inside, course.Subject, cancellationToken).ConfigureAwait(false);
        var looks = await scope.LookAroundAsync(around, cancellationToken).ConfigureAwait(false);
        var (nowhere, whole) = (new Judge([], kind), new Judge(looks, kind));
        return new Measured(
            [
                .. folding.Rows,
                .. inside.Where(control => !folding.Has(control)).Select(control => Row(control, nowhere.Of(control))),
                .. around.Select(control => Row(control, whole.Of(control))),
                .. planned.Where(control => skipped[control] is not null)
                    .Select(control => Row(control, Judgement.Without(Verdict.NotApplicable, skipped[control]!))),
            ],
            [.. folding.Arms, .. looks],
            launches.Leftovers);
    }

    /// <summary>True for what is asked of the cluster around the workloads, and not of one.</summary>
    private static bool IsAround(Control control) => control.Variation == Variation.Cluster;

    private static (Control, Judgement, IReadOnlyList<string>) Row(Control control, Judgement judgement) =>
        (control, judgement, []);

    private sealed record Measured(
        IReadOnlyList<(Control Control, Judgement Judgement, IReadOnlyList<string> Nodes)> Rows,
        IReadOnlyList<ArmOutcome> Arms,
        Leftovers Leftovers);
}
