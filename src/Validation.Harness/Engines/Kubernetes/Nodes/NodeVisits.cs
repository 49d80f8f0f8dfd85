using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Owning;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Kubernetes.Sessions;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Nodes;

/// <summary>The nodes on which arms are at this moment, and how an arm is launched on one of them.</summary>
internal sealed class NodeVisits(KubernetesSession session, OwnedRun run, PodMarks marks, ClusterSettings cluster)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, NodeVisit> visits = [];
    private readonly Removals removals = new(session.Client, marks);
    private readonly NodeAgent? agent = cluster.NodeAgent ? Agent(session, run, marks, cluster) : null;

    /// <param name="order">The arm, and the node that it is launched on.</param>
    /// <param name="body">Makes its pod, but for what the node adds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LaunchException">It was refused, did not run or did not end, or there is no log of it.</exception>
    public async Task<ILaunch> LaunchAsync(LaunchOrder order, PodBody body, CancellationToken cancellationToken)
    {
        var visit = At(order.Node!, order.Together);
        var name = $"validation-{marks.Run}-{order.Role.ToString().ToLowerInvariant()}-{visit.Number}";
        var named = body with { Name = name, Hostname = visit.Node.Hostname ?? visit.Node.Name };
        var stay = visit.Enter(run.Place(order.Role), name, order.Stage.Nonce);
        var launcher = new NodeLauncher(session, cluster.NodeLimit);
        return await launcher.StartAsync(() => Numbered(named, visit.Number), stay, cancellationToken).ConfigureAwait(false);
    }

    private static JsonObject Numbered(PodBody body, int number)
    {
        var pod = body.Build();
        pod["metadata"]!["labels"]![PodMarks.NodeLabel] = number.ToString(CultureInfo.InvariantCulture);
        return pod;
    }

    private static NodeAgent Agent(KubernetesSession session, OwnedRun run, PodMarks marks, ClusterSettings cluster) => new()
    {
        Client = session.Client,
        Place = run.Place(Role.Baseline),
        Marks = marks,
        Image = cluster.ProbeImage,
        RuntimeClass = cluster.BaselineClass,
        Limit = cluster.NodeLimit,
    };

    private NodeVisit At(string node, int together)
    {
        lock (gate)
        {
            if (!visits.TryGetValue(node, out var visit))
            {
                var (there, number) = session.LandingOn(node);
                visits[node] = visit = new NodeVisit(there, number, together, agent, removals, () => Over(node));
            }
            return visit;
        }
    }

    private void Over(string node)
    {
        lock (gate)
            visits.Remove(node);
    }
}
