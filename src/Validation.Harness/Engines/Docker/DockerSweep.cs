using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Docker;

/// <summary>Removes containers and images by their labels.</summary>
internal static class DockerSweep
{
    /// <summary>A runtime that hangs holds the engine's lock on its container, and removal waits for that.</summary>
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(45);

    /// <summary>What this run still has.</summary>
    public static Task OwnAsync(EngineClient client, RunLabels labels, CancellationToken cancellationToken) =>
        RemoveAsync(client, $"{RunLabels.RunLabel}={labels.Run}", _ => true, cancellationToken);

    /// <summary>What dead runs have left.</summary>
    public static Task LeftOversAsync(EngineClient client, RunLabels labels, CancellationToken cancellationToken)
    {
        var now = Clock.Now.ToUnixTimeSeconds();
        return RemoveAsync(client, RunLabels.RunLabel, entry => labels.IsLeftOver(entry, now, Lives), cancellationToken);
    }

    private static async Task RemoveAsync(EngineClient client, string label, Func<ListEntry, bool> isOurs, CancellationToken cancellationToken)
    {
        foreach (var container in (await client.ContainersAsync(label, cancellationToken).ConfigureAwait(false)).Where(isOurs))
            await TriedAsync(client.RemoveContainerAsync(container.Id, RemovalLimit, cancellationToken)).ConfigureAwait(false);
        foreach (var image in (await client.ImagesAsync(label, cancellationToken).ConfigureAwait(false)).Where(isOurs))
            await TriedAsync(client.RemoveImageAsync(image.Id, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task TriedAsync(Task removal)
    {
        try
        {
            await removal.ConfigureAwait(false);
        }
        catch (DockerException)
        {
            // One that resists keeps its label, and must not keep the others.
        }
    }

    /// <summary>Of any user of this machine: they share the engine.</summary>
    private static bool Lives(string run) =>
        run.Length > 0 && !run.Contains('/', StringComparison.Ordinal)
        && Directory.EnumerateDirectories("/var/tmp", "validation*").Any(root => Directory.Exists(Path.Combine(root, run)));
}
