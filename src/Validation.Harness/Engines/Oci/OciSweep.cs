using Validation.Harness.Processes;
using Validation.Harness.Runs;

namespace Validation.Harness.Engines.Oci;

/// <summary>Ends the containers of a dead run by what its state directory still says of them.</summary>
internal static class OciSweep
{
    public static async Task RunAsync(string directory, CancellationToken cancellationToken)
    {
        var arms = Path.Combine(directory, StateDirectory.Bundles);
        if (!Directory.Exists(arms))
            return;
        foreach (var arm in Directory.EnumerateDirectories(arms))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // The runtime that made the container is not recorded where a kill can tear the record; each knows its own state.
            foreach (var runtime in ((string[])["runsc", "runc"]).Select(Programs.Find).OfType<string>())
            {
                if (!Directory.Exists(Path.Combine(arm, "state")))
                    continue;
                await Execution.RunAsync(
                    runtime,
                    ["--root", Path.Combine(arm, "state"), "delete", "--force", OciEngine.ContainerId(Path.GetFileName(directory), Path.GetFileName(arm))],
                    TimeSpan.FromSeconds(10),
                    cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
