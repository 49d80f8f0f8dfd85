using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Controls;
using Validation.Controls.Judging;
using Validation.Harness.Arms;
using Validation.Harness.Facts;
using Validation.Harness.Waiting;
using Validation.Protocol;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>
/// Launches subject and baseline on one node, both at once, waits for their end and reads their logs: two pods, two logs, and no
/// other request of its own while all goes well.
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

    public async Task<IReadOnlyList<ArmOutcome>> LookAsync(NodeAnswer node, int number, CancellationToken cancellationToken) =>
        await Task.WhenAll(new[] { Role.Subject, Role.Baseline }.Select(role => LaunchAsync(node, number, role, cancellationToken))).ConfigureAwait(false);

    private async Task<ArmOutcome> LaunchAsync(NodeAnswer node, int number, Role role, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var arm = new Arm { Role = role, Variation = Variation.None, Runtime = Runtimes[role].Runtime, Controls = Controls, Node = node.Name };
        var stage = BareStage.For(Template) with
        {
            ProbePath = PodBody.ProbePath(role),
            ListenerV4 = Run.Listener.Address,
            TcpPort = ListenerPod.TcpPort,
            UdpPort = ListenerPod.UdpPort,
            Services = Session.ServicesOn(node),
        };
        var plan = ArmPlan.For(arm, stage, TimeSpan.Zero, [.. Traits.Steps]);
        var steps = plan.Steps.ToDictionary(step => step.Id);
        var place = Run.Place(role);
        var body = Body(node, number, role, plan, place);
        var name = body["metadata"]!["name"]!.GetValue<string>();
        var facts = new FactsReader(steps, plan.Nonce, () => { });
        FactsReader Fresh() => facts = new FactsReader(steps, plan.Nonce, () => { });
        var witness = Witness.None("an audit does not look from the node");
        string? failure;
        try
        {
            await Session.Client.CreatePodAsync(place.Namespace, body, cancellationToken).ConfigureAwait(false);
            (failure, witness) = await FollowAsync(place, name, node, Fresh, witness, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            failure = error.Message;
        }
        await (place.Watch.Last(name)?.Status.Phase is "Succeeded" or "Failed" ? Removals.AddAsync(place, number, name) : Removals.NowAsync(place, name)).ConfigureAwait(false);
        return new ArmOutcome(arm, new Posture
        {
            Arm = arm.Name,
            Stage = stage,
            Steps = steps,
            Facts = facts.Facts,
            Failure = failure,
            Witness = witness with { Received = await Run.Listener.ReceivedAsync(stage.Nonce, cancellationToken).ConfigureAwait(false) },
        }, PodCommand.Of(Session.Client.Address, place.Namespace, body), time.Elapsed);
    }

    private JsonObject Body(NodeAnswer node, int number, Role role, Plan plan, Place place)
    {
        var pod = Pod(node, number, role, plan, place).Build();
        pod["metadata"]!["labels"]![PodMarks.NodeLabel] = number.ToString(CultureInfo.InvariantCulture);
        return pod;
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

    private async Task<(string? Failure, Witness Witness)> FollowAsync(Place place, string name, NodeAnswer node, Func<FactsReader> facts, Witness witness, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Limit);
        var pod = await place.Watch.UntilAsync(name, one => one.Status.Phase is "Succeeded" or "Failed" || PodTrouble.Of(one) is not null, time.Token, cancellationToken).ConfigureAwait(false);
        if (pod is null)
        {
            var events = await Session.Client.EventsAsync(place.Namespace, name, cancellationToken).ConfigureAwait(false);
            return ($"its pod did not end within {Limit.TotalSeconds:F0} s: {PodTrouble.Waiting(place.Watch.Last(name), events)}{await LostAsync(node, cancellationToken).ConfigureAwait(false)}", witness);
        }
        var told = Session.Tell(witness, pod) with { Launch = Reading.Of(PodReadBack.Launch(pod, Session.Handlers, Session.Capabilities)) };
        if (PodTrouble.Of(pod) is { } trouble)
            return ($"its pod did not run: {trouble}", told);
        if (pod.Container(PodBody.Probe)?.State.Terminated is { } ended)
            told = told with { ExitCode = Reading.Of<int>(ended.ExitCode) };
        return (await ReadAsync(place, name, facts, cancellationToken).ConfigureAwait(false), told);
    }

    /// <summary>The log of a pod that has ended stays as it is: one that breaks off is read from its beginning again.</summary>
    private async Task<string?> ReadAsync(Place place, string name, Func<FactsReader> facts, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Limit);
        var retry = new RetryPause(Limit);
        while (true)
        {
            try
            {
                var log = await Session.Client.LogAsync(place.Namespace, name, follow: false, time.Token).ConfigureAwait(false);
                await using (log.ConfigureAwait(false))
                    return await facts().ReadAsync(log, time.Token).ConfigureAwait(false);
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

    /// <returns>What the cluster says of a node that is not ready any more; empty where it is.</returns>
    private async Task<string> LostAsync(NodeAnswer node, CancellationToken cancellationToken)
    {
        try
        {
            var now = await Session.Client.FindAsync($"/api/v1/nodes/{node.Name}", KubernetesJson.Default.NodeAnswer, cancellationToken).ConfigureAwait(false);
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
