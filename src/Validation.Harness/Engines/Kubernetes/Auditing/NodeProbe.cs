using System.Globalization;
using Validation.Controls;
using Validation.Controls.Readings;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Facts;
using Validation.Harness.Waiting;
using Validation.Protocol;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>
/// Launches subject and baseline on one node, both at once, waits for their end and reads their logs: two pods, two logs, and no
/// other request of its own while all goes well. With a node agent it is one pod and one log more, and one again where there is a
/// weakened gVisor.
/// </summary>
internal sealed record NodeProbe
{
    public required KubernetesSession Session { get; init; }

    public required OwnedRun Run { get; init; }

    public required PodMarks Marks { get; init; }

    public required WorkloadTemplate Template { get; init; }

    public required string ProbeImage { get; init; }

    /// <summary>By role, runtime's name and its class.</summary>
    public required IReadOnlyDictionary<Role, (string Runtime, string? Class)> Runtimes { get; init; }

    public required IReadOnlyList<Control> Controls { get; init; }

    public required Removals Removals { get; init; }

    /// <summary>From a pod's creation to its end.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>null for an audit that does not look from the nodes.</summary>
    public NodeAgent? Agent { get; init; }

    public async Task<IReadOnlyList<ArmOutcome>> LookAsync(NodeAnswer node, int number, CancellationToken cancellationToken)
    {
        NodeArm[] arms = [.. Runtimes.Keys.Order().Select(role => Prepare(node, number, role))];
        await Task.WhenAll(arms.Select(arm => CreateAsync(arm, cancellationToken))).ConfigureAwait(false);
        var refused = Agent is null ? null : await StartAgentAsync(Agent, node, number, arms, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(arms.Where(arm => arm.Pod is not null).Select(arm => FollowAsync(arm, node, cancellationToken))).ConfigureAwait(false);
        if (Agent is not null)
            await EndAgentAsync(Agent, refused, node, number, arms, cancellationToken).ConfigureAwait(false);
        return await Task.WhenAll(arms.Select(arm => CloseAsync(arm, number, cancellationToken))).ConfigureAwait(false);
    }

    private NodeArm Prepare(NodeAnswer node, int number, Role role)
    {
        var controls = role == Role.Weakened ? Controls.Where(control => control.Twin == Twin.Weakened) : Controls;
        var arm = new Arm { Role = role, Variation = Variation.None, Runtime = Runtimes[role].Runtime, Controls = [.. controls], Node = node.Name };
        var stage = BareStage.For(Template) with
        {
            ProbePath = PodBody.ProbePath(role),
            ListenerV4 = Run.Listener.Address,
            TcpPort = ListenerPod.TcpPort,
            UdpPort = ListenerPod.UdpPort,
            Services = Session.ServicesOn(node),
        };
        var plan = ArmPlan.For(arm, stage, Agent is null ? TimeSpan.Zero : NodeAgent.Hold, [.. Traits.Steps]);
        var place = Run.Place(role);
        var body = Pod(node, number, role, plan, place).Build();
        body["metadata"]!["labels"]![PodMarks.NodeLabel] = number.ToString(CultureInfo.InvariantCulture);
        return new NodeArm(arm, stage, plan, place) { Body = body };
    }

    private PodBody Pod(NodeAnswer node, int number, Role role, Plan plan, Place place) => new()
    {
        Name = $"validation-{Marks.Run}-{role.ToString().ToLowerInvariant()}-{number}",
        Role = role,
        Template = Template,
        Marks = Marks,
        ProbeImage = ProbeImage,
        RuntimeClass = Runtimes[role].Class,
        Hostname = node.Hostname ?? node.Name,
        Plan = PlanWriter.Lines(plan),
        Capabilities = Session.Given,
        Owner = place.Owner,
    };

    private async Task CreateAsync(NodeArm arm, CancellationToken cancellationToken)
    {
        try
        {
            arm.Pod = await Session.Client.CreatePodAsync(arm.Place.Namespace, arm.Body, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            arm.Failure = error.Message;
        }
    }

    private async Task FollowAsync(NodeArm arm, NodeAnswer node, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Limit);
        try
        {
            arm.Failure = await FollowAsync(arm, node, time.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            arm.Failure = error.Message;
        }
    }

    /// <returns>null where the probe answered everything; else why not.</returns>
    private async Task<string?> FollowAsync(NodeArm arm, NodeAnswer node, CancellationToken time, CancellationToken cancellationToken)
    {
        var watch = arm.Place.Watch;
        var pod = await watch.UntilAsync(arm.Name, one => one.Status.Phase is "Succeeded" or "Failed" || PodTrouble.Of(one) is not null, time, cancellationToken).ConfigureAwait(false);
        if (pod is null)
        {
            var events = await Session.Client.EventsAsync(arm.Place.Namespace, arm.Name, cancellationToken).ConfigureAwait(false);
            return $"its pod did not end within {Limit.TotalSeconds:F0} s: {PodTrouble.Waiting(watch.Last(arm.Name), events)}{await LostAsync(node, cancellationToken).ConfigureAwait(false)}";
        }
        arm.Witness = Session.Tell(arm.Witness, pod) with { Launch = Reading.Of(PodReadBack.Launch(pod, Session.Handlers, Session.Capabilities)) };
        if (PodTrouble.Of(pod) is { } trouble)
            return $"its pod did not run: {trouble}";
        if (pod.Container(PodBody.Probe) is { State.Terminated: { } ended } container)
            (arm.Container, arm.Witness) = (container.ContainerID, arm.Witness with { ExitCode = Reading.Of<int>(ended.ExitCode) });
        return await ReadAsync(arm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The log of a pod that has ended stays as it is: one that breaks off is read from its beginning again.</summary>
    private async Task<string?> ReadAsync(NodeArm arm, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Limit);
        var retry = new RetryPause(Limit);
        while (true)
        {
            try
            {
                var log = await Session.Client.LogAsync(arm.Place.Namespace, arm.Name, follow: false, time.Token).ConfigureAwait(false);
                await using (log.ConfigureAwait(false))
                    return await arm.ReadAsync(log, time.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or HttpRequestException)
            {
                if (!await retry.AgainAsync(null, cancellationToken).ConfigureAwait(false))
                    return $"its pod ended, but its log broke off {retry.Tries} times: {error.Message}";
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return $"its pod ended, but its log did not come within {Limit.TotalSeconds:F0} s; the node's kubelet serves it: look there";
            }
        }
    }

    /// <returns>null where it was accepted, or there is nothing to look at; else why not.</returns>
    private static async Task<string?> StartAgentAsync(NodeAgent agent, NodeAnswer node, int number, IReadOnlyList<NodeArm> arms, CancellationToken cancellationToken)
    {
        AgentTarget[] pods = [.. arms.Where(arm => arm.Pod is not null).Select(arm => new AgentTarget(arm.Pod!.Metadata.Uid, arm.Stage.Nonce))];
        return pods.Length == 0 ? "none of the pods was accepted that the node agent was to look at" : await agent.StartAsync(node, number, pods, cancellationToken).ConfigureAwait(false);
    }

    private async Task EndAgentAsync(NodeAgent agent, string? refused, NodeAnswer node, int number, IReadOnlyList<NodeArm> arms, CancellationToken cancellationToken)
    {
        string[] ran = [.. arms.Select(arm => arm.Container).OfType<string>()];
        var log = refused is null
            ? await agent.EndAsync(number, ran, arms.Count(arm => arm.Pod is not null), Removals, cancellationToken).ConfigureAwait(false)
            : AgentLog.None(refused);
        foreach (var arm in arms.Where(arm => arm.Pod is not null))
            arm.Witness = log.Tell(arm.Witness, arm.Pod!.Metadata.Uid, arm.Container, NodeAgent.Hold, node.Status.NodeInfo.BootID);
    }

    private async Task<ArmOutcome> CloseAsync(NodeArm arm, int number, CancellationToken cancellationToken)
    {
        var hasEnded = arm.Place.Watch.Last(arm.Name)?.Status.Phase is "Succeeded" or "Failed";
        await (hasEnded ? Removals.AddAsync(arm.Place, number, arm.Name) : Removals.NowAsync(arm.Place, arm.Name)).ConfigureAwait(false);
        return arm.Outcome(Session.Client.Address, await Run.Listener.ReceivedAsync(arm.Stage.Nonce, cancellationToken).ConfigureAwait(false));
    }

    /// <returns>What the cluster says of a node that is not ready any more; empty where it is.</returns>
    private async Task<string> LostAsync(NodeAnswer node, CancellationToken cancellationToken)
    {
        try
        {
            var now = await Session.Client.FindAsync<NodeAnswer>(Resource.Nodes, node.Name, cancellationToken)
                .ConfigureAwait(false);
            return now is null ? "; the node is not in the cluster any more"
                : now.IsReady ? ""
                : $"; the node is not ready: {now.Status.Conditions?.FirstOrDefault(one => one.Type == "Ready")?.Message ?? "it says nothing of itself"}";
        }
        catch (KubernetesException)
        {
            return "";
        }
    }
}
