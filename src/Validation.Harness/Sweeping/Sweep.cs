using Validation.Harness.Contract;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Harness.Witnesses.Processes;
using Validation.Processes;

namespace Validation.Harness.Sweeping;

/// <summary>
/// Removes what dead runs left: at the engine and on this machine. Best effort: whatever resists is told, and keeps no run from
/// measuring. Of two that sweep at once one gets a dead run's lock. Which engines there are is not known here: each says how it
/// ends its own.
/// </summary>
public static class Sweep
{
    /// <summary>No run takes so long.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(1);

    /// <param name="engine">The engine that is to measure.</param>
    /// <param name="engines">How all engines end what a dead run's directory tells of.</param>
    /// <param name="cancellationToken">Ends the sweep.</param>
    public static async Task<Leftovers> RunAsync(
        IEngine engine, IReadOnlyList<DirectorySweep> engines, CancellationToken cancellationToken)
    {
        var what = $"something at the engine {engine.Name}";
        var atEngine = await Attempt.RunAsync(
            "a dead run", what, "validation doctor", () => engine.SweepAsync(cancellationToken)).ConfigureAwait(false);
        return Leftovers.Of(atEngine, await HereAsync(engines, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// The same for who measures nothing. An engine that only a run may sweep is left out.
    /// </summary>
    public static Task<Leftovers> WithoutRunAsync(
        IEngine engine, IReadOnlyList<DirectorySweep> engines, CancellationToken cancellationToken) =>
        engine.IsSweptInRunsOnly ? HereAsync(engines, cancellationToken) : RunAsync(engine, engines, cancellationToken);

    private static Task<Leftovers> HereAsync(IReadOnlyList<DirectorySweep> engines, CancellationToken cancellationToken) =>
        Attempt.RunAsync(
            "a dead run", $"something in {StateDirectory.Root}", "validation doctor",
            () => OnMachineAsync(engines, cancellationToken));

    private static async Task<Leftovers> OnMachineAsync(
        IReadOnlyList<DirectorySweep> engines, CancellationToken cancellationToken)
    {
        List<Leftovers> found = [];
        foreach (var directory in StateDirectory.Dead())
        {
            using var claimed = StateDirectory.Claim(directory);
            if (claimed is not null)
                found.Add(await DeadRun.SweepAsync(claimed, engines, cancellationToken).ConfigureAwait(false));
        }
        if (CurrentUser.IsRoot && OperatingSystem.IsLinux())
        {
            foreach (var run in RunGroups.Runs().Where(IsUnknown))
                found.Add(await StrangersGroupAsync(run, cancellationToken).ConfigureAwait(false));
            foreach (var link in ListenerLinks.WithoutRun())
                found.Add(await ListenerLinks.RemoveAsync("a dead run", link, cancellationToken).ConfigureAwait(false));
        }
        return Leftovers.Of(found);
    }

    private static bool IsUnknown(string run) => !Directory.Exists(Path.Combine(StateDirectory.Root, run));

    /// <summary>
    /// A group whose run has no state directory here. It may live in another container that shares the control groups, so it is
    /// touched only when no run can be so old. An empty one is nobody's trouble until then.
    /// </summary>
    private static async Task<Leftovers> StrangersGroupAsync(string run, CancellationToken cancellationToken)
    {
        var group = $"/{Cgroup.Mark}{run}";
        var inside = Groups.Processes(group);
        if (Clock.Now - RunId.Began(run) > Old)
        {
            var belonging = new Belonging { ControlGroup = group };
            return await DeadRun.GroupAsync(Leftovers.DeadRun(run), belonging, cancellationToken).ConfigureAwait(false);
        }
        return inside.Count == 0 ? Leftovers.None : Leftovers.Kept(
            $"the run {run}, which has no state directory here,", $"the control group {group}",
            $"inside: {string.Join(", ", inside.Select(ProcessTable.Describe))}",
            $"if no gate runs in another container of this machine: {Groups.Fix(group)}");
    }
}
