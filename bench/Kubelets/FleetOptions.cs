namespace Validation.Kubelets;

/// <summary>What fleet is brought up.</summary>
public sealed record FleetOptions
{
    public required ControlPlane Plane { get; init; }

    public required int Nodes { get; init; }

    /// <summary>So many of them, the last ones, run plain runc behind the subject's class.</summary>
    public int Drifted { get; init; }

    /// <summary>How often a node renews its lease; a real kubelet's 10 s.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);
}
