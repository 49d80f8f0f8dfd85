using System.Net;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.State;
using Validation.Harness.Sweeping;
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
    public static Task<Leftovers> LeftOversAsync(EngineClient client, RunLabels labels, CancellationToken cancellationToken)
    {
        var now = Clock.Now.ToUnixTimeSeconds();
        return RemoveAsync(
            client, RunLabels.RunLabel, one => labels.IsLeftOver(one, now, StateDirectory.LifeOf), cancellationToken);
    }

    private static async Task<Leftovers> RemoveAsync(
        EngineClient client, string label, Func<ListEntry, bool> isOurs, CancellationToken cancellationToken)
    {
        List<Leftovers> found = [];
        foreach (var one in (await client.ContainersAsync(label, cancellationToken).ConfigureAwait(false)).Where(isOurs))
        {
            var removal = client.RemoveContainerAsync(one.Id, RemovalLimit, cancellationToken);
            found.Add(await TriedAsync(client, "container", one, removal).ConfigureAwait(false));
        }
        foreach (var one in (await client.ImagesAsync(label, cancellationToken).ConfigureAwait(false)).Where(isOurs))
        {
            var removal = client.RemoveImageAsync(one.Id, cancellationToken);
            found.Add(await TriedAsync(client, "image", one, removal).ConfigureAwait(false));
        }
        return Leftovers.Of(found);
    }

    /// <summary>One that resists keeps its label, and must not keep the others.</summary>
    private static async Task<Leftovers> TriedAsync(EngineClient client, string kind, ListEntry entry, Task removal)
    {
        var whose = Leftovers.DeadRun(entry.Labels![RunLabels.RunLabel]);
        try
        {
            await removal.ConfigureAwait(false);
            var belonging = new Belonging { Container = entry.Id };
            var strays = await Strays.EndAsync(belonging, whose, CancellationToken.None).ConfigureAwait(false);
            return Leftovers.Of(Leftovers.Gone(whose, $"the {kind} {entry.Id}"), strays);
        }
        catch (DockerException error) when (error.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Another run sweeps it at this moment.
            return Leftovers.None;
        }
        catch (DockerException error)
        {
            var fix = $"docker -H {client.Host.Address} {kind} rm --force {entry.Id}";
            return Leftovers.Kept(whose, $"the {kind} {entry.Id}", error.Message, fix);
        }
    }
}
