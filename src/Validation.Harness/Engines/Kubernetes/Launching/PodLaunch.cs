using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Kubernetes.Sessions;

namespace Validation.Harness.Engines.Kubernetes.Launching;

/// <summary>A pod whose probe runs or has run; its log is the probe's output.</summary>
internal sealed class PodLaunch : ILaunch
{
    private readonly KubernetesSession session;
    private readonly PodWatch watch;
    private readonly string space;
    private PodAnswer pod;

    public PodLaunch(KubernetesSession session, PodWatch watch, string space, PodAnswer started, Stream log)
    {
        (this.session, this.watch, this.space, pod, Output) = (session, watch, space, started, log);
        (HostProcess, ControlGroup) = session.WhyRemote is { } elsewhere
            ? (Reading.Absent<int>(elsewhere), null)
            : PodProcess.Find(started.Container(PodBody.Probe)?.ContainerID);
    }

    public required string Command { get; init; }

    /// <summary>The pod has its plan; it holds still for a while by itself.</summary>
    public Stream Input => Stream.Null;

    public Stream Output { get; }

    public Reading<int> HostProcess { get; }

    public string? Elsewhere => session.WhyRemote;

    public string? ControlGroup { get; }

    public string Complaints => PodEnd.Complaints(pod);

    public async Task<Reading<LaunchView>> ReadBackAsync(CancellationToken cancellationToken)
    {
        try
        {
            pod = await session.Client.GetAsync<PodAnswer>(Resource.Pods(space), pod.Metadata.Name, cancellationToken)
                .ConfigureAwait(false);
            return Reading.Of(PodReadBack.Launch(pod, session.Handlers, session.Capabilities));
        }
        catch (KubernetesException error)
        {
            return Reading.Absent<LaunchView>(error.Message);
        }
    }

    public Task<Witness> TellAsync(Witness witness, CancellationToken cancellationToken) =>
        Task.FromResult(session.Tell(witness, pod));

    public async Task<Stream> NeighbourAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await session.Client.LogAsync(space, pod.Metadata.Name, PodBody.Neighbour, follow: true, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            throw new LaunchException(error.Message, error);
        }
    }

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        var ended = await watch.UntilAsync(
            pod.Metadata.Name,
            one => one.Container(PodBody.Probe)?.State.Terminated is not null || one.Status.Phase is PodWatch.Gone or "Failed",
            cancellationToken, CancellationToken.None).ConfigureAwait(false)
            ?? throw new OperationCanceledException(cancellationToken);
        pod = ended;
        return PodEnd.ExitStatus(ended);
    }

    public async ValueTask DisposeAsync()
    {
        await Output.DisposeAsync().ConfigureAwait(false);
        try
        {
            await session.Client.DeleteAsync(Resource.Pods(space), pod.Metadata.Name, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (KubernetesException)
        {
            // It belongs to the run's owner, whose deletion takes it along; the next run sweeps what is left then.
        }
        watch.Forget(pod.Metadata.Name);
    }
}
