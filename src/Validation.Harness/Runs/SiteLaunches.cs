using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Judging;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Runs;

/// <summary>Runs the arms of a run's sites, and judges each site by its own arms as soon as these have ended.</summary>
internal sealed class SiteLaunches(IScope scope, IEngine engine, string directory, string run, string probe, Action<string> say)
{
    private readonly Lock turn = new();
    private int done;

    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    public required Patience Patience { get; init; }

    /// <summary>What the ends of arms have left.</summary>
    public Leftovers Leftovers { get; private set; } = Leftovers.None;

    public async Task<Folding> RunAsync(IReadOnlyList<Control> controls, string subject, CancellationToken cancellationToken)
    {
        var folding = new Folding();
        await scope.EnsureOwnedAsync(cancellationToken).ConfigureAwait(false);
        var sites = await scope.SitesAsync(controls, subject, Patience, cancellationToken).ConfigureAwait(false);
        if (sites.Count == 0)
            return folding;
        await using var stage = await scope.StageAsync(directory, run, probe, cancellationToken).ConfigureAwait(false);
        var runner = new ArmRunner(engine, stage, probe.Length == 0 ? null : new WitnessStand(probe), Versions, run)
        {
            Patience = Patience,
        };
        var kind = RuntimeKinds.Claimed(subject);
        await EachAsync(
            sites, scope.SitesAtOnce,
            async (site, ended) =>
            {
                await scope.EnsureOwnedAsync(ended).ConfigureAwait(false);
                var outcomes = await RunAsync(site, runner, ended).ConfigureAwait(false);
                lock (turn)
                    Judge(site, outcomes, new Judge(outcomes, kind), controls, folding, sites.Count);
            },
            cancellationToken).ConfigureAwait(false);
        await scope.EnsureOwnedAsync(cancellationToken).ConfigureAwait(false);
        return folding;
    }

    private static Task EachAsync<T>(
        IReadOnlyList<T> all, int atOnce, Func<T, CancellationToken, Task> one, CancellationToken cancellationToken) =>
        Parallel.ForAsync(
            0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (index, ended) => await one(all[index], ended).ConfigureAwait(false));

    private async Task<IReadOnlyList<ArmOutcome>> RunAsync(Site site, ArmRunner runner, CancellationToken cancellationToken)
    {
        var outcomes = new ArmOutcome[site.Arms.Count];
        await EachAsync(
            [.. site.Arms.Index()], site.AtOnce,
            async (arm, ended) =>
            {
                var outcome = outcomes[arm.Index] = await runner.RunAsync(arm.Item, ended).ConfigureAwait(false);
                scope.Ended(outcome);
                outcome.Leftovers.Say(say);
                lock (turn)
                    Leftovers = Leftovers.Of(Leftovers, outcome.Leftovers);
            },
            cancellationToken).ConfigureAwait(false);
        return outcomes;
    }

    private void Judge(
        Site site, IReadOnlyList<ArmOutcome> outcomes, Judge judge, IReadOnlyList<Control> controls, Folding folding, int of)
    {
        foreach (var control in controls)
            folding.Add(site.Node, control, judge.Of(control), outcomes);
        scope.Ended(site, outcomes, ++done, of);
    }
}
