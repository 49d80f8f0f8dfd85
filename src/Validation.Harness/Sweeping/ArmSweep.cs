using Validation.Harness.Contract;
using Validation.Harness.State;
using Validation.Harness.Witnesses.Cgroups;

namespace Validation.Harness.Sweeping;

/// <summary>
/// Removes what the end of an arm has left: processes of a sandbox whose start failed, and what else keeps its control group.
/// gVisor leaves <c>runsc-sandbox</c> and <c>runsc-gofer</c> behind where a start fails, and containerd their shim.
/// </summary>
internal static class ArmSweep
{
    private static readonly TimeSpan GroupLimit = TimeSpan.FromSeconds(5);

    /// <summary>Ends what is left of an arm with which something went wrong; its container has been removed.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="order">The arm's order.</param>
    /// <param name="container">The engine's id of a container that did not start; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<Leftovers> StraysAsync(
        string run, LaunchOrder order, string? container, CancellationToken cancellationToken) =>
        Strays.EndAsync(
            new Belonging
            {
                ControlGroup = order.ControlGroup,
                Directory = Path.Combine(StateDirectory.Root, run, StateDirectory.Bundles, order.Arm),
                Container = container,
            },
            Whose(order), cancellationToken);

    /// <summary>Removes the arm's control group where it is still there, with what is in it.</summary>
    public static async Task<Leftovers> GroupAsync(string run, LaunchOrder order, CancellationToken cancellationToken)
    {
        if (order.ControlGroup is not { } group || Cgroup.Find(group).Directories.Count == 0)
            return Leftovers.None;
        var strays = await StraysAsync(run, order, null, cancellationToken).ConfigureAwait(false);
        return await Groups.ResistsAsync(group, GroupLimit, cancellationToken).ConfigureAwait(false) is { } resists
            ? Leftovers.Of(strays, Leftovers.Kept(Whose(order), $"the control group {group}", resists, Groups.Fix(group)))
            : strays;
    }

    private static string Whose(LaunchOrder order) => $"the arm {order.Arm}";
}
