namespace Validation.Results;

/// <summary>One node of the cluster, as the API server and the probes told of it.</summary>
public sealed record NodeRecord
{
    public required string Name { get; init; }

    /// <summary>True where subject and baseline both answered on it.</summary>
    public required bool Probed { get; init; }

    /// <summary>Why it could not be probed; null where it was.</summary>
    public string? Failure { get; init; }

    public required string Kernel { get; init; }

    public required string OperatingSystem { get; init; }

    /// <summary><c>containerd://1.6.20</c>.</summary>
    public required string ContainerRuntime { get; init; }

    public required string Kubelet { get; init; }

    /// <summary>What the subject's sandbox said of itself on this node; null where it was not probed or is no gVisor.</summary>
    public string? Sandbox { get; init; }

    /// <summary>In what it differs from most nodes, a sentence each; empty where it does not.</summary>
    public IReadOnlyList<string> Drift { get; init => field = value ?? []; } = [];
}

/// <summary>A living pod that lacks the sandbox or is weaker than the platform's template.</summary>
public sealed record PodRecord
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>null where it is not scheduled.</summary>
    public string? Node { get; init; }

    /// <summary><c>Deployment/agents</c>, <c>Job/eval-1</c>; <c>none</c> for a pod that nobody owns.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>null where it names none.</summary>
    public string? RuntimeClass { get; init; }

    /// <summary>Whether it names the RuntimeClass under test; null where that was not told, which readers count as no.</summary>
    public bool? Sandboxed { get; init; }

    /// <summary>What is wrong with it, a sentence each, the worst first.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}
