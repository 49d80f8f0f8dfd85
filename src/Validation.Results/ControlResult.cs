using System.Text.Json.Serialization;
using Validation.Protocol;

namespace Validation.Results;

/// <summary>One control's end for the run's subject.</summary>
public sealed record ControlResult
{
    public required string Control { get; init; }

    /// <summary>Ids that the control had before; null where it always had this one.</summary>
    public IReadOnlyList<string>? FormerIds { get; init; }

    public required string Title { get; init; }

    public required Area Area { get; init; }

    /// <summary>The folder of the control under its area, in words: <c>Kernel identity</c>.</summary>
    public required string Subarea { get; init; }

    public required Severity Severity { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>A sentence: what was seen, and why that gives this verdict.</summary>
    public required string Reason { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What to do when it fails.</summary>
    public required string Remedy { get; init; }

    /// <summary>
    /// What makes the control hold, and so who can fix it; null in results that were written before it was recorded.
    /// </summary>
    public Holder? HeldBy { get; init; }

    /// <summary>
    /// The nodes of a cluster that this row speaks for, sorted; empty where the control was judged once. Nodes that ended alike
    /// share a row, whose evidence is the first one's; a row of n nodes counts n times in <see cref="Summary"/>.
    /// </summary>
    public IReadOnlyList<string> Nodes { get; init => field = value ?? []; } = [];

    /// <summary>How many verdicts the row stands for.</summary>
    [JsonIgnore]
    public int Count => Math.Max(1, Nodes.Count);

    /// <summary>Who accepted a failure, and until when; null unless the verdict is waived.</summary>
    public WaiverRecord? Waiver { get; init; }

    /// <summary>The arm under test.</summary>
    public required string Subject { get; init; }

    /// <summary>The same probe under the baseline's runtime and a bare template; null where it was not tried there.</summary>
    public Sighting? Baseline { get; init; }

    /// <summary>The arm in which this control's probe had to see the exposure, and whether it did.</summary>
    public Sighting? Twin { get; init; }

    /// <summary>The facts and witnesses that the verdict was read from.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public required IReadOnlyList<ReferenceRecord> References { get; init; }

    /// <summary>A command line that measures this control again.</summary>
    public required string Reproduce { get; init; }
}

/// <summary>Whether the exposure was there in one arm.</summary>
public sealed record Sighting
{
    public required string Arm { get; init; }

    /// <summary>null: could not be told; written all the same, as a reader requires it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required bool? Exposed { get; init; }

    /// <summary>What was seen, in a sentence.</summary>
    public required string Saw { get; init; }
}

/// <summary>One thing that a judgement read: a fact of the probe, or a witness of the host.</summary>
public sealed record Evidence
{
    public required string Arm { get; init; }

    /// <summary>The step's id, or the witness's name.</summary>
    public required string Source { get; init; }

    /// <summary>The step as it was planned (its calls in strace-like words); null for a witness.</summary>
    public string? Tried { get; init; }

    /// <summary>The fact, verbatim; null for a witness or where the fact never came.</summary>
    public Fact? Fact { get; init; }

    /// <summary>What came back, in one line for people (errno by name), or what the witness saw.</summary>
    public required string Saw { get; init; }
}

/// <summary>Where a control comes from: a catalogue's identifier, or a page.</summary>
public sealed record ReferenceRecord
{
    /// <summary>The catalogue: <c>NIST SP 800-53 r5</c>, <c>MITRE ATT&amp;CK</c>, <c>gVisor</c> …</summary>
    public required string Catalogue { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>An absolute address, or null.</summary>
    public string? Link { get; init; }
}

/// <summary>What makes a control hold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Holder>))]
public enum Holder
{
    /// <summary>The runtime itself: plain runc under the same template fails the control.</summary>
    [JsonStringEnumMemberName("sandbox")]
    Sandbox,

    /// <summary>The workload template, under any runtime.</summary>
    [JsonStringEnumMemberName("template")]
    Template,
}

[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    [JsonStringEnumMemberName("pass")]
    Pass,

    [JsonStringEnumMemberName("fail")]
    Fail,

    /// <summary>Could not be told.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Does not apply to this runtime, by the catalogue, with its reason.</summary>
    [JsonStringEnumMemberName("notApplicable")]
    NotApplicable,

    [JsonStringEnumMemberName("waived")]
    Waived,
}
