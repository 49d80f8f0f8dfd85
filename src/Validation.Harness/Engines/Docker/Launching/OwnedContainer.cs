using Validation.Harness.Engines.Docker.Calling;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>
/// What one launch has at the engine. Disposing removes it in any state; what resists is left to the engine's own disposal.
/// </summary>
internal sealed class OwnedContainer(EngineClient client) : IAsyncDisposable
{
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(10);

    public required string Image { get; init; }

    /// <summary>Empty until the container is made.</summary>
    public string Id { get; set; } = "";

    public AttachedStreams? Streams { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (Streams is not null)
            await Streams.DisposeAsync().ConfigureAwait(false);
        try
        {
            if (Id.Length > 0)
                await client.RemoveContainerAsync(Id, RemovalLimit, CancellationToken.None).ConfigureAwait(false);
            await client.RemoveImageAsync(Image, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DockerException)
        {
            // The labels stay with it: the engine's disposal tries again, and the next run sweeps.
        }
    }
}
