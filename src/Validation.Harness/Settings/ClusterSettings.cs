namespace Validation.Harness.Settings;

/// <summary>What the engine kubernetes is told.</summary>
public sealed record ClusterSettings
{
    public required string RuntimeClass { get; init; }

    /// <summary>null for the nodes' default runtime.</summary>
    public required string? BaselineClass { get; init; }

    public required string? WeakenedClass { get; init; }

    public required string Namespace { get; init; }

    public required string OwnNamespace { get; init; }

    /// <summary>More namespaces whose living pods an audit looks at.</summary>
    public required IReadOnlyList<string> AlsoNamespaces { get; init; }

    /// <summary>Nodes that an audit measures at once.</summary>
    public required int InFlight { get; init; }

    /// <summary>In an audit, from a pod's creation to its end.</summary>
    public required TimeSpan NodeLimit { get; init; }

    /// <summary>In an audit, whether a pod of the harness's own looks at the others from their node.</summary>
    public required bool NodeAgent { get; init; }

    /// <summary>How long another run is waited for.</summary>
    public required TimeSpan LockPatience { get; init; }

    /// <summary>Empty for the current context, or the service account in a cluster.</summary>
    public required string Context { get; init; }

    public required string? Node { get; init; }

    public required string ProbeImage { get; init; }

    /// <summary>host:port by name.</summary>
    public required IReadOnlyDictionary<string, string> Services { get; init; }
}
