using Validation.Controls.Readings;
using Validation.Controls.Seeing.Cluster;
using Validation.Results;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>Nodes compared with each other, and with what they show without a sandbox.</summary>
public sealed class NodeTests
{
    [Test]
    public void A_node_whose_handler_leads_to_runc_is_named()
    {
        var judgement = World.Judge("RUN-NOD-002", Nodes(Worlds.Node("node-1", "4.4.0"), Worlds.Node("node-2", "6.1.0")),
            Worlds.Twin);

        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Reason.ShouldContain("pods of the class show what pods without a sandbox show, on 1: node-2");
    }

    [Test]
    public void A_single_node_is_judged_by_what_it_shows_without_a_sandbox()
    {
        World.Judge("RUN-NOD-002", Nodes(Worlds.Node("node-1", "4.4.0")), Worlds.Twin).Verdict.ShouldBe(Verdict.Pass);
        World.Judge("RUN-NOD-002", Nodes(Worlds.Node("node-1", "6.1.0")), Worlds.Twin).Verdict.ShouldBe(Verdict.Fail);
    }

    [Test]
    public void Of_a_thousand_nodes_the_few_that_differ_are_named_and_many_are_counted()
    {
        var nodes = Enumerable.Range(0, 1000)
            .Select(index =>
                Worlds.Node($"node-{index:D4}", "4.4.0") with { KernelVersion = index % 40 == 0 ? "5.10.0" : "6.1.0" });

        var reason = World.Judge("RUN-NOD-003", Nodes([.. nodes]), Worlds.Twin).Reason;

        reason.ShouldContain("nodes differ, 25: node-0000 has kernel '5.10.0' where 975 of 1000 nodes have kernel '6.1.0'");
        reason.ShouldEndWith("; and 5 more");
    }

    [TestCase("RUN-NOD-001")]
    [TestCase("RUN-NOD-002")]
    [TestCase("RUN-NOD-003")]
    [TestCase("RUN-NOD-004")]
    public void No_node_at_all_is_no_pass(string id) => World.Judge(id, Nodes(), Worlds.Twin).Verdict.ShouldBe(Verdict.Error);

    [Test]
    public void Nodes_that_were_never_measured_without_a_sandbox_cannot_be_told_from_runc() =>
        World.Judge("RUN-NOD-002", Nodes(Worlds.Node("elsewhere", "4.4.0")), Worlds.Twin).Verdict.ShouldBe(Verdict.Error);

    private static World Nodes(params NodeView[] nodes) =>
        Worlds.Subject.With(cluster => cluster with { Nodes = Reading.Of<IReadOnlyList<NodeView>>(nodes) });
}
