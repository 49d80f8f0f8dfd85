namespace Validation.Harness.Settings;

/// <summary>Everything a run can be told. Each has one name in every place: see <see cref="Setting"/>.</summary>
public sealed record RunSettings
{
    /// <summary>oci, docker or kubernetes.</summary>
    public required string Engine { get; init; }

    /// <summary>The runtime under test: a name on PATH or registered with the engine, or a path.</summary>
    public required string Runtime { get; init; }

    public required string Baseline { get; init; }

    /// <summary>The platform's own launch configuration; null for the hardened one that ships.</summary>
    public required string? Template { get; init; }

    public required Profile Profile { get; init; }

    /// <summary>Control ids, areas, severities, separated by commas; empty for all.</summary>
    public required string Filter { get; init; }

    /// <summary>The directory of run directories.</summary>
    public required string Output { get; init; }

    public required bool Open { get; init; }

    /// <summary>A probe built elsewhere; null to build one here.</summary>
    public required string? Probe { get; init; }

    /// <summary>The private key that signs the bundle; null: it is not signed.</summary>
    public required PemText? SignKey { get; init; }

    /// <summary>The key's certificate, with those above it; null for a bare key.</summary>
    public required PemText? SignCertificate { get; init; }
    /// <summary>The file of accepted failures; null where there is none.</summary>
    public required string? Waivers { get; init; }

    /// <summary>Who gets an audit's metrics; null for nobody.</summary>
    public required Uri? Pushgateway { get; init; }

    /// <summary>How long a container may take to start; null where the machine's own speed decides.</summary>
    public required TimeSpan? StartLimit { get; init; }

    /// <summary>Who makes the cgroups of containers that no daemon launches: the engine oci.</summary>
    public required CgroupDriver CgroupDriver { get; init; }

    /// <summary>REQUIRE_GVISOR: production's rule for gVisor's absence, whatever the profile.</summary>
    public required bool RequireGVisor { get; init; }

    /// <summary>DISABLE_GVISOR: measure the baseline's runtime alone.</summary>
    public required bool DisableGVisor { get; init; }

    public required ClusterSettings Cluster { get; init; }
}

/// <summary>How strict the gate is.</summary>
public enum Profile
{
    /// <summary>gVisor is optional: its absence is a loud banner.</summary>
    Development,

    /// <summary>gVisor's absence is a warning.</summary>
    Staging,

    /// <summary>Nothing is skipped; gVisor's absence fails.</summary>
    Production,
}
