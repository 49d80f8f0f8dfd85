namespace Validation.Results;

/// <summary>What was run, where, with what, and how it ended.</summary>
public sealed record RunRecord
{
    /// <summary>
    /// Unique, sortable by time; also the label of everything that the run created: <c>20261121t223301-4f2a</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>UTC, ISO 8601.</summary>
    public required DateTimeOffset Started { get; init; }

    public required double Seconds { get; init; }

    /// <summary>
    /// What was measured, the same from run to run: the machine's name, or the cluster's. Bundles of one target are compared.
    /// </summary>
    public required string Target { get; init; }

    /// <summary>oci, docker or kubernetes.</summary>
    public required string Engine { get; init; }

    /// <summary>The runtime under test, as it was asked for.</summary>
    public required string Runtime { get; init; }

    /// <summary>The runtime of the baseline, as it was asked for.</summary>
    public required string Baseline { get; init; }

    /// <summary>development, staging or production.</summary>
    public required string Profile { get; init; }

    /// <summary>The filter in force, empty where everything was measured.</summary>
    public required string Filter { get; init; }

    public required Fingerprint Template { get; init; }

    public required Fingerprint Probe { get; init; }

    public required Fingerprint Catalogue { get; init; }

    /// <summary>The harness's own version.</summary>
    public required string Harness { get; init; }

    public required HostRecord Host { get; init; }

    /// <summary>What must be said loudly in every output (gVisor absent, disabled, filtered run …).</summary>
    public required IReadOnlyList<string> Banners { get; init; }

    /// <summary>0 pass, 1 a control failed, 2 bad usage or configuration, 3 could not be measured.</summary>
    public required int ExitCode { get; init; }
}

/// <summary>A named thing and the SHA-256 of its bytes, lower-case hexadecimal.</summary>
public sealed record Fingerprint
{
    public required string Name { get; init; }

    public required string Sha256 { get; init; }
}

/// <summary>The machine whose kernel the sandboxes share.</summary>
public sealed record HostRecord
{
    public required string Kernel { get; init; }

    public required string OperatingSystem { get; init; }

    public required string Architecture { get; init; }

    /// <summary>v1, v2 or hybrid.</summary>
    public required string Cgroups { get; init; }

    public required int Processors { get; init; }

    public required long MemoryBytes { get; init; }

    /// <summary>root, or the ordinary user's id where the engine ran rootless.</summary>
    public required string User { get; init; }

    /// <summary>The version texts that runtimes and engines gave of themselves, by name.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}

/// <summary>One launch.</summary>
public sealed record ArmRecord
{
    /// <summary>subject, baseline, opened, or one of these with a variation: <c>subject-memory</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the arm is for, in a sentence.</summary>
    public required string Purpose { get; init; }

    public required string Engine { get; init; }

    public required string Runtime { get; init; }

    /// <summary>The node of the cluster that it ran on; null outside a cluster.</summary>
    public string? Node { get; init; }

    /// <summary>The command or request that launched it, as a person could repeat it.</summary>
    public required string Launch { get; init; }

    /// <summary>True where the probe answered everything and closed its books.</summary>
    public required bool Complete { get; init; }

    /// <summary>Why it did not launch or complete; null where it did.</summary>
    public string? Failure { get; init; }

    public required double Seconds { get; init; }

    public required int Facts { get; init; }

    /// <summary>What was seen of it from the host, by the witness's name: one line of text each.</summary>
    public required IReadOnlyDictionary<string, string> Witnesses { get; init; }
}
