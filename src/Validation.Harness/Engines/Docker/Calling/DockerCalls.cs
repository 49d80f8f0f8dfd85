using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Validation.Harness.Engines.Docker;

/// <summary>The few calls of the Engine's API that launching a probe takes.</summary>
internal static class DockerCalls
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Upload = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static Task<InfoAnswer> InfoAsync(this DockerClient client, CancellationToken cancellationToken) =>
        client.GetAsync("/info", DockerJson.Default.InfoAnswer, cancellationToken);

    /// <summary>Makes an image of one archive of a root file system.</summary>
    /// <returns>The image's id.</returns>
    public static async Task<string> ImportAsync(this DockerClient client, byte[] archive, RunLabels labels, CancellationToken cancellationToken)
    {
        var changes = string.Concat(labels.All.Select(label => $"&changes={Uri.EscapeDataString($"LABEL {label.Key}={label.Value}")}"));
        var said = await client.UploadAsync($"/images/create?fromSrc=-{changes}", archive, Upload, cancellationToken).ConfigureAwait(false);
        foreach (var line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var answer = JsonSerializer.Deserialize(line, DockerJson.Default.ImportAnswer);
            if (answer?.Error is { } error)
                throw new DockerException($"importing the probe's image on {client.Host}: {error}");
            if (answer?.Status is { } status && status.StartsWith("sha256:", StringComparison.Ordinal))
                return status;
        }
        throw new DockerException($"importing the probe's image on {client.Host}: no image's id came back, but '{said.Trim()}'");
    }

    /// <returns>The container's id.</returns>
    public static async Task<string> CreateAsync(this DockerClient client, string name, string body, CancellationToken cancellationToken) =>
        (await client.PostAsync(CreatePath(name), body, DockerJson.Default.CreateAnswer, Quick, cancellationToken).ConfigureAwait(false)).Id;

    public static string CreatePath(string name) => $"/containers/create?name={Uri.EscapeDataString(name)}";

    public static Task<Connection> AttachAsync(this DockerClient client, string id, CancellationToken cancellationToken) =>
        client.HijackAsync($"/containers/{id}/attach?stream=1&stdin=1&stdout=1&stderr=1", cancellationToken);

    public static Task StartAsync(this DockerClient client, string id, TimeSpan limit, CancellationToken cancellationToken) =>
        client.PostAsync($"/containers/{id}/start", limit, cancellationToken);

    public static Task<ContainerAnswer> InspectAsync(this DockerClient client, string id, CancellationToken cancellationToken) =>
        client.GetAsync($"/containers/{id}/json", DockerJson.Default.ContainerAnswer, cancellationToken);

    /// <returns>The exit status.</returns>
    public static async Task<int> WaitAsync(this DockerClient client, string id, CancellationToken cancellationToken) =>
        (int)(await client.PostAsync($"/containers/{id}/wait", "", DockerJson.Default.WaitAnswer, Longest, cancellationToken).ConfigureAwait(false)).StatusCode;

    /// <summary>Removes a container in any state; where it is being removed already, waits for that.</summary>
    public static async Task RemoveContainerAsync(this DockerClient client, string id, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync($"/containers/{id}?force=1&v=1", limit, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerException error) when (error.Status == HttpStatusCode.Conflict)
        {
            await client.GoneAsync(id, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task GoneAsync(this DockerClient client, string id, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await client.PostAsync($"/containers/{id}/wait?condition=removed", limit, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerException error) when (error.Status == HttpStatusCode.NotFound)
        {
            // It went in between.
        }
    }

    public static Task RemoveImageAsync(this DockerClient client, string id, CancellationToken cancellationToken) =>
        client.DeleteAsync($"/images/{id}?force=1", Quick, cancellationToken);

    public static Task<IReadOnlyList<ListEntry>> ContainersAsync(this DockerClient client, string label, CancellationToken cancellationToken) =>
        client.GetAsync($"/containers/json?all=1&filters={Labelled(label)}", DockerJson.Default.IReadOnlyListListEntry, cancellationToken);

    public static Task<IReadOnlyList<ListEntry>> ImagesAsync(this DockerClient client, string label, CancellationToken cancellationToken) =>
        client.GetAsync($"/images/json?all=1&filters={Labelled(label)}", DockerJson.Default.IReadOnlyListListEntry, cancellationToken);

    private static string Labelled(string label) =>
        Uri.EscapeDataString(new JsonObject { ["label"] = new JsonArray(label) }.ToJsonString());
}
