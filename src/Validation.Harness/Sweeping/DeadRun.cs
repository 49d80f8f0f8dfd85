using Validation.Harness.Contract;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Processes;

namespace Validation.Harness.Sweeping;

/// <summary>
/// Sweeps one dead run: containers of bundles, then processes, the control group, the listener's interface, and files,
/// set-user-ID copies of the probe among them.
/// </summary>
internal static class DeadRun
{
    private static readonly TimeSpan GroupLimit = TimeSpan.FromSeconds(5);

    public static async Task<Leftovers> SweepAsync(
        StateDirectory claimed, IReadOnlyList<DirectorySweep> engines, CancellationToken cancellationToken)
    {
        var run = Path.GetFileName(claimed.Path);
        var whose = Leftovers.DeadRun(run);
        var group = $"/{Cgroup.Mark}{run}";
        var belonging = new Belonging
        {
            ControlGroup = CurrentUser.IsRoot ? group : null,
            Directory = claimed.Path,
            Mark = HostProcess.Mark(run),
        };
        var byHand = $"kill -9 $(pgrep -f -- '--bundle.{claimed.Path}/')";
        List<Leftovers> found = [];
        foreach (var containers in engines)
        {
            found.Add(await Attempt.RunAsync(
                whose, "containers", byHand,
                () => ContainersAsync(containers, claimed.Path, cancellationToken)).ConfigureAwait(false));
        }
        found.Add(await Attempt.RunAsync(
            whose, "processes", byHand, () => Strays.EndAsync(belonging, whose, cancellationToken)).ConfigureAwait(false));
        if (CurrentUser.IsRoot)
        {
            var (fix, link) = (Groups.Fix(group), RunLink.Of(run));
            found.Add(await Attempt.RunAsync(
                whose, $"the control group {group}", fix,
                () => GroupAsync(whose, belonging, cancellationToken)).ConfigureAwait(false));
            found.Add(await ListenerLinks.RemoveAsync(whose, link, cancellationToken).ConfigureAwait(false));
        }
        var resists = found.Any(one => one.Resisting.Count > 0);
        found.Add(await Attempt.RunAsync(
            whose, "its files", Undeleted.Fix(claimed.Path, []),
            () => FilesAsync(claimed, whose, resists)).ConfigureAwait(false));
        return Leftovers.Of(found);
    }

    /// <summary>Ends what is in a control group and removes it, its child groups first.</summary>
    public static async Task<Leftovers> GroupAsync(string whose, Belonging belonging, CancellationToken cancellationToken)
    {
        var group = belonging.ControlGroup!;
        if (!Groups.Exists(group))
            return Leftovers.None;
        var strays = await Strays.EndAsync(belonging, whose, cancellationToken).ConfigureAwait(false);
        var resists = await Groups.ResistsAsync(group, GroupLimit, cancellationToken).ConfigureAwait(false);
        return Leftovers.Of(strays, resists is null
            ? Leftovers.Gone(whose, $"the control group {group}")
            : Leftovers.Kept(whose, $"the control group {group}", resists, Groups.Fix(group)));
    }

    private static async Task<Leftovers> ContainersAsync(
        DirectorySweep sweep, string directory, CancellationToken cancellationToken)
    {
        await sweep(directory, cancellationToken).ConfigureAwait(false);
        return Leftovers.None;
    }

    /// <summary>A directory that has nothing but its lock was swept before, or is being swept: nothing is said of it.</summary>
    private static Task<Leftovers> FilesAsync(StateDirectory claimed, string whose, bool keepRecord)
    {
        var empty = claimed.IsEmpty;
        return Task.FromResult(
            claimed.Remove(keepRecord) is { Count: > 0 } left
                ? Leftovers.Kept(whose, $"files in {claimed.Path}", Undeleted.Few(left), Undeleted.Fix(claimed.Path, left))
            : empty ? Leftovers.None
            : Leftovers.Gone(whose, $"the files in {claimed.Path}"));
    }
}
