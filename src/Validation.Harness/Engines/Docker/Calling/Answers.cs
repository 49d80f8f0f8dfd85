using System.Text.Json.Serialization;

namespace Validation.Harness.Engines.Docker;

/// <summary>GET /version (Engine API 1.41). Of every answer only what is used.</summary>
internal sealed record VersionAnswer
{
    public required string Version { get; init; }

    public required string ApiVersion { get; init; }

    [JsonPropertyName("MinAPIVersion")]
    public string? MinApiVersion { get; init; }

    public IReadOnlyList<ComponentVersion>? Components { get; init; }
}

internal sealed record ComponentVersion(string Name, string Version);

/// <summary>GET /info.</summary>
internal sealed record InfoAnswer
{
    /// <summary>The host's name.</summary>
    public string Name { get; init; } = "";

    public string KernelVersion { get; init; } = "";

    /// <summary>cgroupfs or systemd.</summary>
    public string CgroupDriver { get; init; } = "";

    public string DefaultRuntime { get; init; } = "";

    public IReadOnlyDictionary<string, RegisteredRuntime> Runtimes { get; init; } = new Dictionary<string, RegisteredRuntime>();

    public IReadOnlyList<string>? SecurityOptions { get; init; }
}

/// <summary>A runtime as daemon.json registers it. Newer engines leave the path away where a shim is registered instead.</summary>
internal sealed record RegisteredRuntime
{
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    [JsonPropertyName("runtimeArgs")]
    public IReadOnlyList<string>? Arguments { get; init; }
}

/// <summary>A line of POST /images/create.</summary>
internal sealed record ImportAnswer
{
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }
}

/// <summary>POST /containers/create.</summary>
internal sealed record CreateAnswer
{
    public required string Id { get; init; }
}

/// <summary>POST /containers/ID/wait.</summary>
internal sealed record WaitAnswer
{
    public required long StatusCode { get; init; }
}

/// <summary>What comes with every status of 400 and above.</summary>
internal sealed record ErrorAnswer
{
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}

/// <summary>An entry of GET /containers/json and GET /images/json.</summary>
internal sealed record ListEntry
{
    public required string Id { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Created { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(InfoAnswer))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(CreateAnswer))]
[JsonSerializable(typeof(WaitAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ContainerAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ListEntry>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>))]
internal sealed partial class DockerJson : JsonSerializerContext;
