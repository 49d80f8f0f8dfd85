using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Kubernetes.Sessions;

namespace Validation.Harness.Engines.Kubernetes.Nodes;

/// <summary>
/// A pod on a node of many whose probe has run. What is seen from the node is what its agent says, if there is one.
/// </summary>
internal sealed class NodeLaunch(KubernetesSession session, NodeStay stay, PodAnswer pod, EndedLog log) : ILaunch
{
    private const string Unseen = "an audit does not look for it from the node";

    public required string Command { get; init; }

    public Stream Input => Stream.Null;

    public Stream Output => log;

    public Reading<int> HostProcess { get; } = Reading.Absent<int>(Unseen);

    public string? Elsewhere => Unseen;

    public string? ControlGroup => null;

    public string Complaints => PodEnd.Complaints(pod);

    public Task<Reading<LaunchView>> ReadBackAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Reading.Of(PodReadBack.Launch(pod, session.Handlers, session.Capabilities)));

    public async Task<Witness> TellAsync(Witness witness, CancellationToken cancellationToken)
    {
        var told = session.Tell(witness, pod);
        return await stay.SeenAsync(cancellationToken).ConfigureAwait(false) is { } seen
            ? seen.Tell(told, pod.Metadata.Uid, stay.Container, NodeAgent.Hold, stay.Node.Status.NodeInfo.BootID)
            : told;
    }

    /// <summary>It has ended.</summary>
    public Task<int> WaitAsync(CancellationToken cancellationToken) => Task.FromResult(PodEnd.ExitStatus(pod));

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync().ConfigureAwait(false);
        await stay.DisposeAsync().ConfigureAwait(false);
    }
}
