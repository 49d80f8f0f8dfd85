using System.Diagnostics;
using System.Text.Json.Nodes;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Facts;
using Validation.Protocol;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>One arm on one node, from its plan to its posture.</summary>
internal sealed class NodeArm
{
    private readonly Stopwatch time = Stopwatch.StartNew();

    private IReadOnlyDictionary<string, Fact> facts = new Dictionary<string, Fact>();

    public NodeArm(Arm arm, Stage stage, Plan plan, Place place)
    {
        (Arm, Stage, Plan, Place) = (arm, stage, plan, place);
        Steps = plan.Steps.ToDictionary(step => step.Id);
    }

    public Arm Arm { get; }

    public Stage Stage { get; }

    public Plan Plan { get; }

    public Place Place { get; }

    public IReadOnlyDictionary<string, Step> Steps { get; }

    public required JsonObject Body { get; init; }

    /// <summary>As it was created, with its uid; null where it was not.</summary>
    public PodAnswer? Pod { get; set; }

    /// <summary>The id of the container that ran the probe; null where none did.</summary>
    public string? Container { get; set; }

    public string? Failure { get; set; }

    /// <summary>What is not said here is what the node agent says, and what neither it nor the API server can tell.</summary>
    public Witness Witness { get; set; } = Witness.None("an audit does not look for it from the node");

    public string Name => Body["metadata"]!["name"]!.GetValue<string>();

    /// <summary>From the log's beginning: what an earlier reading brought is forgotten.</summary>
    /// <returns>null where the probe answered everything; else why not.</returns>
    public Task<string?> ReadAsync(Stream log, CancellationToken cancellationToken)
    {
        var reader = new FactsReader(Steps, Plan.Nonce, () => { });
        facts = reader.Facts;
        return reader.ReadAsync(log, cancellationToken);
    }

    public ArmOutcome Outcome(string address, Reading<ReceivedView> received) => new(
        Arm,
        new Posture
        {
            Arm = Arm.Name,
            Stage = Stage,
            Steps = Steps,
            Facts = facts,
            Failure = Failure,
            Witness = Witness with { Received = received },
        },
        PodCommand.Of(address, Place.Namespace, Body),
        time.Elapsed);
}
