using Validation.Harness.State;
using Validation.Processes;

namespace Validation.Harness.Engines.Oci;

/// <summary>Ends the containers of a dead run by what its state directory still says of them.</summary>
internal static class OciSweep
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string directory, CancellationToken cancellationToken)
    {
        var arms = new DirectoryInfo(Path.Combine(directory, StateDirectory.Bundles));
        foreach (var arm in arms.Exists ? arms.EnumerateDirectories() : [])
        {
            var (state, id) = (Path.Combine(arm.FullName, "state"), OciEngine.ContainerId(Path.GetFileName(directory), arm.Name));
            if (!Directory.Exists(state))
                continue;
            string[] delete = ["--root", state, "delete", "--force", id];
            // The runtime that made the container is not recorded where a kill can tear the record; each knows its own state.
            foreach (var runtime in ((string[])["runsc", "runc"]).Select(Programs.Find).OfType<string>())
                await TryAsync(runtime, delete, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task TryAsync(string runtime, string[] delete, CancellationToken cancellationToken)
    {
        try
        {
            await Execution.RunAsync(runtime, delete, Limit, cancellationToken).ConfigureAwait(false);
        }
        catch (ExecutionException)
        {
            // A runtime that hangs: its processes are ended by their ids.
        }
    }
}
