using System.Text.Json.Nodes;
using Kubernetes.Tests.Calling;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Nodes;
using Validation.Harness.Engines.Kubernetes.Owning;
using Validation.Harness.Engines.Kubernetes.Pods;

namespace Kubernetes.Tests.Nodes;

/// <summary>What the arms of one node share waits for all of them, and for none that does not come.</summary>
public sealed class NodeVisitTests
{
    private const string Platform = "evaluation";
    private const string Own = "validation";

    private static readonly PodMarks Marks = new("20260101t000000-beef");

    private static readonly NodeAnswer Node = new(
        new Metadata { Name = "node-a" }, new NodeSpec(false, null), new NodeStatus(new NodeInfo(), null, null, null));

    private Server server = null!;
    private ClusterApi api = null!;
    private Place subject = null!;
    private Place twins = null!;

    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task Serve()
    {
        server = await Server.StartAsync((call, _) => call.Request.Query.ContainsKey("watch") ? Server.SilenceAsync(call)
            : Server.SayAsync(call, 200,
                """{"metadata":{"name":"p","uid":"u","resourceVersion":"1"},"spec":{},"status":{},"items":[]}"""));
        api = server.Api();
        subject = await PlaceAsync(Platform);
        twins = await PlaceAsync(Own);
    }

    [TearDown]
    public async Task Close()
    {
        await subject.Watch.DisposeAsync();
        await twins.Watch.DisposeAsync();
        await api.DisposeAsync();
        await server.DisposeAsync();
    }

    [Test]
    public async Task Agent_starts_beside_the_last_pod()
    {
        var visit = Visit(Agent());
        var (one, other) = (visit.Enter(subject, "subject", "n1"), visit.Enter(twins, "baseline", "n2"));

        await one.ArriveAsync("uid-1", Ended);
        Created().ShouldBe(0, "it does not know the second pod yet");
        await other.ArriveAsync("uid-2", Ended);

        Created().ShouldBe(1);
    }

    [Test]
    public async Task Pods_that_were_all_refused_need_no_agent_and_that_is_said()
    {
        var visit = Visit(Agent());
        var (one, other) = (visit.Enter(subject, "subject", "n1"), visit.Enter(twins, "baseline", "n2"));

        await one.BreakOffAsync(Ended);
        await other.BreakOffAsync(Ended);

        Created().ShouldBe(0);
        (await visit.SeenAsync(Ended)).ShouldNotBeNull();
    }

    [Test]
    public async Task Arm_that_breaks_off_keeps_nobody_waiting()
    {
        var visit = Visit(null);
        var (one, other) = (visit.Enter(subject, "subject", "n1"), visit.Enter(twins, "baseline", "n2"));
        await one.ArriveAsync("uid-1", Ended);
        await one.EndAsync("containerd://1", Ended);
        visit.SeenAsync(Ended).IsCompleted.ShouldBeFalse("the other may still run");

        await other.BreakOffAsync(Ended);

        (await visit.SeenAsync(Ended)).ShouldBeNull();
    }

    [Test]
    public async Task Nothing_is_removed_before_the_last_arm_has_left()
    {
        var over = 0;
        var visit = Visit(null, () => over++);
        var (one, other) = (visit.Enter(subject, "subject", "n1"), visit.Enter(twins, "baseline", "n2"));

        await one.BreakOffAsync(Ended);
        await one.DisposeAsync();
        (Deleted(), over).ShouldBe((0, 0), "a label of the node's would take the other's pod along");
        await other.BreakOffAsync(Ended);

        (Deleted(), over).ShouldBe((2, 1), "neither had ended, so that each is removed for itself");
    }

    private int Created() => server.Asked.Count(asked => asked.StartsWith("POST ", StringComparison.Ordinal));

    private int Deleted() => server.Asked.Count(asked => asked.StartsWith("DELETE ", StringComparison.Ordinal));

    private NodeVisit Visit(NodeAgent? agent, Action? over = null) =>
        new(Node, 0, 2, agent, new Removals(api, Marks), over ?? (() => { }));

    private NodeAgent Agent() => new()
    {
        Client = api, Place = twins, Marks = Marks, Image = "image", RuntimeClass = null, Limit = TimeSpan.FromSeconds(5),
    };

    private async Task<Place> PlaceAsync(string space) =>
        new(space, await PodWatch.StartAsync(api, space, Marks.Own, Ended), new JsonObject { ["kind"] = "ConfigMap" });
}
