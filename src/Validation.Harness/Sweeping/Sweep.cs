using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Staging;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Sweeping;

/// <summary>
/// Removes what dead runs left: at the engine and on this machine. Best effort: whatever resists is told, and keeps no run from
/// measuring. Of two that sweep at once one gets a dead run's lock.
/// </summary>
public static class Sweep
{
    /// <summary>No run takes so long.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(1);

    public static async Task<Leftovers> RunAsync(IEngine engine, CancellationToken cancellationToken)
    {
        var what = $"something at the engine {engine.Name}";
        var atEngine = await Attempt.RunAsync(
            "a dead run", what, "validation doctor", () => engine.SweepAsync(cancellationToken)).ConfigureAwait(false);
        return Leftovers.Of(atEngine, await HereAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// The same for who measures nothing. A cluster is left out: only a run that has taken it for itself sweeps it.
    /// </summary>
    public static Task<Leftovers> WithoutRunAsync(IEngine engine, CancellationToken cancellationToken) =>
        engine is ICluster ? HereAsync(cancellationToken) : RunAsync(engine, cancellationToken);

    private static Task<Leftovers> HereAsync(CancellationToken cancellationToken) => Attempt.RunAsync(
        "a dead run", $"something in {StateDirectory.Root}", "validation doctor", () => OnMachineAsync(cancellationToken));

    private static async Task<Leftovers> OnMachineAsync(CancellationToken cancellationToken)
    {
        List<Leftovers> found = [];
        foreach (var directory in StateDirectory.Dead())
        {
            using var claimed = StateDirectory.Claim(directory);
            if (claimed is not null)
                found.Add(await DeadRun.SweepAsync(claimed, cancellationToken).ConfigureAwait(false));
        }
        if (CurrentUser.IsRoot && OperatingSystem.IsLinux())
        {
            foreach (var run in Cgroup.OfRuns().Where(IsUnknown))
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
            $"if no gate runs in another container of this machine: {Groups.Mend(group)}");
    }
}
