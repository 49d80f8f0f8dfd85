namespace Validation.Harness.Engines.Docker;

/// <summary>GET /containers/ID/json: the container as the engine holds it.</summary>
internal sealed record ContainerAnswer
{
    public required ContainerState State { get; init; }

    public required ContainerConfiguration Config { get; init; }

    public required HostConfiguration HostConfig { get; init; }

    public IReadOnlyList<ContainerMount>? Mounts { get; init; }
}

internal sealed record ContainerState
{
    /// <summary>The first process in the numbering of the engine's host; 0 where it does not run.</summary>
    public int Pid { get; init; }

    public string Status { get; init; } = "";

    public string? Error { get; init; }
}

internal sealed record ContainerConfiguration
{
    public string? User { get; init; }
}

internal sealed record HostConfiguration
{
    public string? Runtime { get; init; }

    public bool Privileged { get; init; }

    public bool ReadonlyRootfs { get; init; }

    public string? CgroupParent { get; init; }

    public string? PidMode { get; init; }

    public string? NetworkMode { get; init; }

    public string? IpcMode { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("UTSMode")]
    public string? UtsMode { get; init; }

    public string? UsernsMode { get; init; }

    public IReadOnlyList<string>? CapAdd { get; init; }

    public IReadOnlyList<string>? CapDrop { get; init; }

    public IReadOnlyList<string>? SecurityOpt { get; init; }

    public IReadOnlyList<ContainerDevice>? Devices { get; init; }

    public IReadOnlyList<string>? DeviceCgroupRules { get; init; }
}

internal sealed record ContainerDevice(string PathOnHost, string PathInContainer);

internal sealed record ContainerMount
{
    /// <summary>bind, volume, tmpfs.</summary>
    public string Type { get; init; } = "";

    public string Source { get; init; } = "";

    [System.Text.Json.Serialization.JsonPropertyName("RW")]
    public bool Writable { get; init; }
}
