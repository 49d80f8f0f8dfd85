using System.Net;
using Docker.DotNet.Models;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>The few calls about images that launching a probe takes.</summary>
internal static class ImageCalls
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Upload = TimeSpan.FromSeconds(120);

    /// <summary>Makes an image of one archive of a root file system.</summary>
    /// <returns>The image's id.</returns>
    public static async Task<string> ImportAsync(
        this EngineClient client, byte[] archive, RunLabels labels, CancellationToken cancellationToken)
    {
        var changes = labels.All.Select(label => $"LABEL {label.Key}={label.Value}");
        var parameters = new ImagesCreateParameters { Changes = [.. changes] };
        var progress = new ImportProgress();
        using var content = new MemoryStream(archive);
        await client.AskAsync(
            "POST", "/images/create?fromSrc=-", Upload,
            (docker, ended) => docker.Images.CreateImageAsync(parameters, content, null, progress, ended), cancellationToken)
            .ConfigureAwait(false);
        if (progress is { Error: null, Image: { } image })
            return image;
        var why = progress.Error ?? $"no image's id came back, but '{progress}'";
        throw new DockerException($"importing the probe's image on {client.Host}: {why}");
    }

    /// <summary>One that is not there counts as removed.</summary>
    public static async Task RemoveImageAsync(this EngineClient client, string id, CancellationToken cancellationToken)
    {
        var parameters = new ImageDeleteParameters { Force = true };
        try
        {
            await client.AskAsync(
                "DELETE", $"/images/{id}?force=1", Quick,
                (docker, ended) => docker.Images.DeleteImageAsync(id, parameters, ended), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DockerException error) when (error.Status == HttpStatusCode.NotFound)
        {
            // It went by itself.
        }
    }

    public static async Task<IReadOnlyList<ListEntry>> ImagesAsync(
        this EngineClient client, string label, CancellationToken cancellationToken)
    {
        var parameters = new ImagesListParameters { All = true, Filters = ListEntry.Labelled(label) };
        var found = await client.AskAsync(
            "GET", $"/images/json?all=1&filters={label}", Quick,
            (docker, ended) => docker.Images.ListImagesAsync(parameters, ended), cancellationToken).ConfigureAwait(false);
        return [.. found.Select(one => ListEntry.Of(one.ID, one.Created, one.Labels))];
    }
}
