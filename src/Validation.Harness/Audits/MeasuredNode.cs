using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Results;

namespace Validation.Harness.Audits;

/// <summary>One node when all of its arms have ended.</summary>
/// <param name="Record">As it is reported.</param>
/// <param name="Subject">As the subject's sandbox showed it.</param>
/// <param name="Baseline">As runc did.</param>
internal sealed record MeasuredNode(NodeRecord Record, NodeView Subject, NodeView Baseline)
{
    public static MeasuredNode Of(ClusterNode node, IReadOnlyList<ArmOutcome> outcomes)
    {
        var views = outcomes.ToDictionary(outcome => outcome.Arm.Role, outcome => View(node, outcome));
        var failure = outcomes.Select(Failure).FirstOrDefault(why => why is not null);
        var record = new NodeRecord
        {
            Name = node.Name,
            Probed = failure is null,
            Failure = failure,
            Kernel = node.Kernel,
            OperatingSystem = node.OperatingSystem,
            ContainerRuntime = node.ContainerRuntime,
            Kubelet = node.Kubelet,
            Sandbox = views[Role.Subject].Traits.GetValueOrDefault("kernel"),
        };
        return new MeasuredNode(record, views[Role.Subject], views[Role.Baseline]);
    }

    /// <summary>A node without a weakened gVisor is none the worse.</summary>
    private static string? Failure(ArmOutcome outcome) => outcome is { Arm.Role: not Role.Weakened, Posture.Failure: { } why }
        ? $"{outcome.Arm.Role.ToString().ToLowerInvariant()}: {why}"
        : null;

    private static NodeView View(ClusterNode node, ArmOutcome outcome) => new()
    {
        Name = node.Name,
        Failure = outcome.Posture.Failure,
        KernelVersion = node.Kernel,
        ContainerRuntime = node.ContainerRuntime,
        Traits = outcome.Posture.Failure is null ? Traits.Of(outcome.Posture) : new Dictionary<string, string>(),
    };
}
