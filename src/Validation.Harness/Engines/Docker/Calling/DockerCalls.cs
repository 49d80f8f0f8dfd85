using System.Net;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>The few calls about containers that launching a probe takes, and what the engine says of itself.</summary>
internal static class DockerCalls
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static Task<SystemInfoResponse> InfoAsync(this EngineClient client, CancellationToken cancellationToken) =>
        client.AskAsync("GET", "/info", Quick, (docker, ended) => docker.System.GetSystemInfoAsync(ended), cancellationToken);

    /// <summary>
    /// Sends the body as it is: the library's typed one drops fields that it does not know, and those in another letter case.
    /// </summary>
    /// <returns>The container's id.</returns>
    public static async Task<string> CreateAsync(
        this EngineClient client, string name, string body, CancellationToken cancellationToken)
    {
        var answer = await client.PostAsync(
            CreatePath(name), body, Quick,
            said => JsonSerializer.Deserialize(said, DockerJson.Default.CreateContainerResponse), cancellationToken)
            .ConfigureAwait(false);
        return answer.ID;
    }

    public static string CreatePath(string name) => $"/containers/create?name={Uri.EscapeDataString(name)}";

    public static Task<MultiplexedStream> AttachAsync(this EngineClient client, string id, CancellationToken cancellationToken)
    {
        var parameters = new ContainerAttachParameters { Stream = true, Stdin = true, Stdout = true, Stderr = true };
        return client.AskAsync(
            "POST", $"/containers/{id}/attach", Quick,
            (docker, ended) => docker.Containers.AttachContainerAsync(id, parameters, ended), cancellationToken);
    }

    public static Task StartAsync(this EngineClient client, string id, TimeSpan limit, CancellationToken cancellationToken) =>
        client.AskAsync(
            "POST", $"/containers/{id}/start", limit,
            (docker, ended) => docker.Containers.StartContainerAsync(id, null, ended), cancellationToken);

    /// <returns>The container, with its State, Config and HostConfig.</returns>
    public static Task<ContainerInspectResponse> InspectAsync(
        this EngineClient client, string id, CancellationToken cancellationToken) =>
        client.AskAsync("GET", $"/containers/{id}/json", Quick, async (docker, ended) =>
        {
            var container = await docker.Containers.InspectContainerAsync(id, ended).ConfigureAwait(false);
            return container is { State: not null, Config: not null, HostConfig: not null }
                ? container
                : throw new JsonException("it lacks State, Config or HostConfig");
        }, cancellationToken);

    public static Task<VolumeResponse> VolumeAsync(this EngineClient client, string name, CancellationToken cancellationToken) =>
        client.AskAsync("GET", $"/volumes/{name}", Quick, (docker, ended) => docker.Volumes.InspectAsync(name, ended),
            cancellationToken);

    /// <returns>The exit status.</returns>
    public static async Task<int> WaitAsync(this EngineClient client, string id, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(
            "POST", $"/containers/{id}/wait", Longest,
            (docker, ended) => docker.Containers.WaitContainerAsync(id, ended), cancellationToken).ConfigureAwait(false);
        return (int)answer.StatusCode;
    }

    /// <summary>
    /// Removes a container in any state; where it is being removed already, waits for that. One that is not there counts as
    /// removed.
    /// </summary>
    public static async Task RemoveContainerAsync(
        this EngineClient client, string id, TimeSpan limit, CancellationToken cancellationToken)
    {
        var parameters = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
        try
        {
            await client.AskAsync(
                "DELETE", $"/containers/{id}?force=1&v=1", limit,
                (docker, ended) => docker.Containers.RemoveContainerAsync(id, parameters, ended), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DockerException error) when (error.Status == HttpStatusCode.NotFound)
        {
            // It went by itself.
        }
        catch (DockerException error) when (error.Status == HttpStatusCode.Conflict)
        {
            await client.GoneAsync(id, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task<IReadOnlyList<ListEntry>> ContainersAsync(
        this EngineClient client, string label, CancellationToken cancellationToken)
    {
        var parameters = new ContainersListParameters { All = true, Filters = ListEntry.Labelled(label) };
        var found = await client.AskAsync(
            "GET", $"/containers/json?all=1&filters={label}", Quick,
            (docker, ended) => docker.Containers.ListContainersAsync(parameters, ended), cancellationToken).ConfigureAwait(false);
        return [.. found.Select(one => ListEntry.Of(one.ID, one.Created, one.Labels))];
    }

    /// <summary>Posted raw: the library's call waits for the container's end, and has no place for another condition.</summary>
    private static async Task GoneAsync(this EngineClient client, string id, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await client.PostAsync($"/containers/{id}/wait?condition=removed", "", limit, said => said, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DockerException error) when (error.Status == HttpStatusCode.NotFound)
        {
            // It went in between.
        }
    }
}
