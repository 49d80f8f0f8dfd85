using System.Text.Json.Serialization;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>One line of a node agent's log: what was seen of one container.</summary>
internal sealed record AgentLine
{
    /// <summary>The uid of its pod.</summary>
    public required string Pod { get; init; }

    /// <summary>The container engine's id.</summary>
    public required string Container { get; init; }

    public required int Looks { get; init; }

    /// <summary>
    /// From the beginning of the last look until the container was found ended; null where it still ran when the agent's time was
    /// up.
    /// </summary>
    public required double? SecondsBeforeEnd { get; init; }

    public required Told<AgentHost> Host { get; init; }

    public required Told<ProcessView> Process { get; init; }

    public required Told<IReadOnlyList<int>> NonceProcesses { get; init; }

    public required Told<IReadOnlyList<string>> Mounts { get; init; }

    public required Told<FilterView> Filter { get; init; }

    /// <summary>True where a list holds a null, which the parser lets through.</summary>
    [JsonIgnore]
    public bool HoldsNull => Mounts.Value?.Any(source => source is null) == true
        || Process.Value is { } process
            && (process.Arguments.Any(one => one is null) || process.Namespaces.Values.Any(owner => owner is null));
}

/// <summary>A reading on its way: the value, or why there is none.</summary>
internal sealed record Told<T>
{
    public T? Value { get; init; }

    public string? Why { get; init; }

    public static Told<T> Of(Reading<T> reading) =>
        reading.IsPresent ? new() { Value = reading.Value } : new() { Why = reading.Absence };

    public Reading<T> Read() => (Value, Why) switch
    {
        ({ } value, null) => Reading.Of(value),
        (_, { } why) => Reading.Absent<T>($"the node agent could not tell: {Words.Shorten(why)}"),
        _ => Reading.Absent<T>("the node agent left it out"),
    };
}

/// <summary>
/// What a container that shares its node's processes can tell of the node's kernel; its name and files are another matter.
/// </summary>
internal sealed record AgentHost
{
    public required string KernelRelease { get; init; }

    public required string KernelVersion { get; init; }

    public required string BootId { get; init; }

    public required double BootSeconds { get; init; }

    public required long CoarseResolution { get; init; }

    public required long MemoryBytes { get; init; }

    public required int Processors { get; init; }

    public required string KernelCommandLine { get; init; }

    public required string VdsoSha256 { get; init; }

    public static AgentHost Of(HostView host) => new()
    {
        KernelRelease = host.KernelRelease,
        KernelVersion = host.KernelVersion,
        BootId = host.BootId,
        BootSeconds = host.BootSeconds,
        CoarseResolution = host.CoarseResolution,
        MemoryBytes = host.MemoryBytes,
        Processors = host.Processors,
        KernelCommandLine = host.KernelCommandLine,
        VdsoSha256 = host.VdsoSha256,
    };

    public HostView View() => new()
    {
        KernelRelease = KernelRelease,
        KernelVersion = KernelVersion,
        BootId = BootId,
        BootSeconds = BootSeconds,
        CoarseResolution = CoarseResolution,
        MemoryBytes = MemoryBytes,
        Processors = Processors,
        KernelCommandLine = KernelCommandLine,
        VdsoSha256 = VdsoSha256,
    };
}

/// <summary>Strict: a field that is missing, unknown or null where none may be is no line of an agent of this release.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AgentOrder))]
[JsonSerializable(typeof(AgentLine))]
internal sealed partial class AgentJson : JsonSerializerContext;
