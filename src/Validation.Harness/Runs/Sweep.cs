using Validation.Harness.Engines.Oci;
using Validation.Harness.Processes;
using Validation.Harness.Staging;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Runs;

/// <summary>Removes what dead runs left on this machine: containers of bundles, control groups, the listener's interface, files.</summary>
internal static class Sweep
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <returns>The runs that were swept.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var dead = StateDirectory.Dead();
        foreach (var directory in dead)
        {
            var run = Path.GetFileName(directory);
            await OciSweep.RunAsync(directory, cancellationToken).ConfigureAwait(false);
            if (CurrentUser.IsRoot && Programs.Find("ip") is { } ip)
                await Execution.RunAsync(ip, ["link", "del", Listener.InterfaceName(run)], Limit, cancellationToken).ConfigureAwait(false);
            Directory.Delete(directory, recursive: true);
        }
        // A group outlives its run's directory where something was still inside when the run ended.
        foreach (var group in Cgroup.OfRuns().Where(run => !Directory.Exists(Path.Combine(StateDirectory.Root, run))))
            await Cgroup.Remove($"/{Cgroup.Mark}{group}", Limit, cancellationToken).ConfigureAwait(false);
        return dead;
    }
}
