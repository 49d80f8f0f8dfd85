using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Doctor;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Kubernetes.Sessions;

namespace Validation.Harness.Engines.Kubernetes.Launching;

/// <summary>Creates a pod and waits until its probe runs or has run.</summary>
internal sealed class PodLauncher(KubernetesSession session, PodWatch watch, string space, TimeSpan limit)
{
    /// <exception cref="LaunchException">It did not come to run; nothing of it is left.</exception>
    public async Task<ILaunch> StartAsync(JsonObject body, CancellationToken cancellationToken)
    {
        var name = body["metadata"]!["name"]!.GetValue<string>();
        var command = PodCommand.Of(session.Client.Address, space, body);
        await session.Client.CreatePodAsync(space, body, cancellationToken).ConfigureAwait(false);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(limit);
            var pod = await watch.UntilAsync(name, one => one.HasStarted(PodBody.Probe) || PodTrouble.Of(one) is not null,
                time.Token, cancellationToken).ConfigureAwait(false);
            if (pod is null || !pod.HasStarted(PodBody.Probe))
                throw new LaunchException(await ExplainAsync(name, pod, cancellationToken).ConfigureAwait(false))
                {
                    Command = command,
                };
            var log = await session.Client.LogAsync(space, name, follow: true, cancellationToken).ConfigureAwait(false);
            return new PodLaunch(session, watch, space, pod, log) { Command = command };
        }
        catch
        {
            await session.Client.DeleteAsync(Resource.Pods(space), name, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string> ExplainAsync(string name, PodAnswer? pod, CancellationToken cancellationToken)
    {
        var why = pod is not null
            ? PodTrouble.Of(pod)
            : PodTrouble.Waiting(watch.Last(name),
                await session.Client.EventsAsync(space, name, cancellationToken).ConfigureAwait(false));
        return $"the pod {space}/{name} did not come to run{(pod is null ? $" within {limit.TotalSeconds:F0} s" : "")}: "
            + $"{why}{KnownErrors.Explain(why ?? "")}";
    }
}
