namespace Validation.Controls.Judging.Cluster;

/// <summary>An arm's pod as the API server holds it, beyond what <see cref="LaunchView"/> says of every engine's launch.</summary>
public sealed record PodView
{
    public required string Name { get; init; }

    public required string? RuntimeClass { get; init; }

    public required string? Node { get; init; }

    public required string ServiceAccount { get; init; }

    /// <summary>spec.overhead, quantities as written; empty where none.</summary>
    public required IReadOnlyDictionary<string, string> Overhead { get; init; }

    /// <summary>resources.limits of the probe's container, quantities as written.</summary>
    public required IReadOnlyDictionary<string, string> Limits { get; init; }

    /// <summary>status.nodeInfo of its node.</summary>
    public required Reading<string> NodeKernel { get; init; }

    public override string ToString() => $"pod {Name} on {Node ?? "no node"}, class {RuntimeClass ?? "none"}, account {ServiceAccount}";
}
