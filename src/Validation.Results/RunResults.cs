namespace Validation.Results;

/// <summary>
/// The whole of <c>results.json</c>: the only source of every report. Field names are a contract (docs/results.md); a member may
/// be added in v1, none may change its meaning.
/// </summary>
public sealed record RunResults
{
    public const string CurrentSchema = "validation/results/v1";

    public required string Schema { get; init; }

    public required RunRecord Run { get; init; }

    public required IReadOnlyList<ArmRecord> Arms { get; init; }

    /// <summary>Sorted by area, then by control id.</summary>
    public required IReadOnlyList<ControlResult> Results { get; init; }

    /// <summary>Rows of the claims ledger that this run measured: those whose controls it judged.</summary>
    public IReadOnlyList<Claim> Claims { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Metric> Metrics { get; init => field = value ?? []; } = [];

    /// <summary>The cluster's nodes, sorted by name; empty outside a cluster.</summary>
    public IReadOnlyList<NodeRecord> Nodes { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Living pods that lack the sandbox or are weaker than the template; empty where none was found or looked for.
    /// </summary>
    public IReadOnlyList<PodRecord> Pods { get; init => field = value ?? []; } = [];

    /// <summary>The waivers that were given, and what became of each.</summary>
    public IReadOnlyList<WaiverRecord> Waivers { get; init => field = value ?? []; } = [];

    /// <summary>What the catalogue holds and this run did not measure, and why.</summary>
    public IReadOnlyList<NotTested> NotTested { get; init => field = value ?? []; } = [];

    public required Summary Summary { get; init; }
}

/// <summary>Something that no verdict of the run speaks of.</summary>
public sealed record NotTested
{
    /// <summary>A control's id.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Because { get; init; }
}

/// <summary>
/// How many verdicts (control, or control and node) ended how. The books close when <see cref="Closes"/> is true.
/// </summary>
public sealed record Summary
{
    public required int Planned { get; init; }

    public required int Pass { get; init; }

    public required int Fail { get; init; }

    public required int Error { get; init; }

    public required int NotApplicable { get; init; }

    public required int Waived { get; init; }

    public bool Closes => Planned == Pass + Fail + Error + NotApplicable + Waived;
}

/// <summary>One figure of the run, for trends.</summary>
public sealed record Metric
{
    public required string Name { get; init; }

    public required double Value { get; init; }

    public required string Unit { get; init; }
}

/// <summary>One row of the claims ledger.</summary>
public sealed record Claim
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>confirmed, refuted, conditional or not measurable here.</summary>
    public required string Finding { get; init; }

    public required string Reason { get; init; }
}
