namespace Validation.Controls;

/// <summary>
/// One statement that must hold, how it is probed, and what the answers mean. One file each, see CONTRIBUTING.md.
/// </summary>
public sealed record Control
{
    /// <summary>Stable and never reused: <c>ISO-PROC-001</c>. Its first part is the area.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Ids that it had before, never given to another: filters, waivers, older bundles and links to its page still find it by
    /// them.
    /// </summary>
    public IReadOnlyList<string> FormerIds { get; init; } = [];

    /// <summary>What must hold, as a sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>The folder it lies in, in words: <c>Kernel identity</c>.</summary>
    public required string Subarea { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Why it matters, for someone who has not met the subject.</summary>
    public required string Why { get; init; }

    /// <summary>What to do when it does not hold.</summary>
    public required string Remedy { get; init; }

    public required IReadOnlyList<Reference> References { get; init; }

    /// <summary>What makes it hold: the sandbox itself, or the platform's template. A self-test proves the answer.</summary>
    public required HeldBy HeldBy { get; init; }

    public required Probe Probe { get; init; }

    /// <summary>What the subject's launch needs beyond the template, if anything.</summary>
    public Variation Variation { get; init; }

    /// <summary>The variation that its baseline and its twin are launched with.</summary>
    public Variation TwinVariation => Variation is Variation.Neighbour or Variation.Cluster ? Variation : Variation.None;

    /// <summary>
    /// What it needs beyond any launch. What follows from <see cref="Variation"/> and <see cref="Twin"/> is in it by itself.
    /// Self-tests withhold each need from a real run and see that exactly the controls which name it cannot be told then.
    /// </summary>
    public IReadOnlyList<Need> Needs { get => [.. field, .. Need.Of(Variation, Twin)]; init; } = [];

    /// <summary>The arm in which the probe must see the exposure.</summary>
    public required Twin Twin { get; init; }

    /// <summary>Throws unless the exposure is there. Called with the twin, and with the baseline for the record.</summary>
    public required Action<Seen> Exposed { get; init; }

    /// <summary>Throws unless the statement holds. Called with the subject and the twin.</summary>
    public required Expectation Expect { get; init; }

    public Area Area => Id[..3] switch
    {
        "ISO" => Area.Isolation,
        "NET" => Area.Network,
        "RUN" => Area.Runtime,
        var other => throw new InvalidOperationException($"'{Id}' begins with '{other}', which is no area (ISO, NET, RUN)"),
    };

    public override string ToString() => Id;
}

/// <summary>What makes a control hold.</summary>
public enum HeldBy
{
    /// <summary>gVisor: runc under the very same template fails the control.</summary>
    Sandbox,

    /// <summary>The template (no network, limits, user): runc under it holds the control, too.</summary>
    Template,
}

/// <summary>The arm that must show the exposure.</summary>
public enum Twin
{
    /// <summary>Plain runc with a bare template: root, all capabilities, no seccomp, namespaces of its own.</summary>
    Baseline,

    /// <summary>
    /// The baseline with the host's namespaces, devices and a host directory opened on purpose; with
    /// <see cref="Variation.Neighbour"/>
    /// one whose two containers share their processes.
    /// </summary>
    Opened,

    /// <summary>gVisor with a flag that weakens it.</summary>
    Weakened,
}

/// <summary>How the subject's launch differs from the template for a control. The twins share the last two only.</summary>
public enum Variation
{
    /// <summary>Exactly the template.</summary>
    None,

    /// <summary>The template and one read-only host directory, with a canary, a link out of it and a unix socket.</summary>
    HostMount,

    /// <summary>Exactly the template, in a launch of its own because the probe fills the memory.</summary>
    Memory,

    /// <summary>Exactly the template, in a launch of its own because the probe forks beyond the limit.</summary>
    Processes,

    /// <summary>
    /// The template with a second container of its own kind, in which the same probe holds a secret
    /// (<see cref="Probing.Neighbour"/>).
    /// </summary>
    Neighbour,

    /// <summary>No launch at all: what the API server says of the cluster.</summary>
    Cluster,
}
