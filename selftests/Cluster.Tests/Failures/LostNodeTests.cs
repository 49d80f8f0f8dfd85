using Validation.Harness.Runs;
using Validation.Results;

namespace Validation.Cluster.Tests.Failures;

/// <summary>Nodes that do not do what nodes do.</summary>
[NonParallelizable]
public sealed class LostNodeTests
{
    private const int Nodes = 12;

    private static CancellationToken Stopped => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Node_that_dies_with_its_pods_is_an_error_of_its_own_and_of_no_other()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        fleet["node-0005"].DiesWithNextPod = true;
        using var audit = AuditProcess.Start("--nodeseconds", "15");

        var results = await audit.EndAsync(Stopped);

        results.ShouldBeWhole(Nodes);
        var lost = results.Lost().ShouldHaveSingleItem();
        lost.Name.ShouldBe("node-0005");
        lost.Failure.ShouldNotBeNull().ShouldContain("did not end within 15 s");
        lost.Failure.ShouldContain("the node is not ready: Kubelet stopped posting node status.");
        results.Run.ExitCode.ShouldNotBe(ExitCodes.Pass);
        results.Results.Where(result => result.Nodes.Contains("node-0005"))
            .ShouldAllBe(result => result.Verdict == Verdict.Error && result.Nodes.Count == 1);
        audit.Said.ShouldContain("node-0005: ");
    }

    [Test]
    public async Task Slow_log_is_waited_for()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        fleet["node-0003"].LogDelay = TimeSpan.FromSeconds(4);
        using var audit = AuditProcess.Start();

        var results = await audit.EndAsync(Stopped);

        results.ShouldBeWhole(Nodes);
        results.Lost().ShouldBeEmpty();
    }

    [Test]
    public async Task Log_that_never_comes_is_an_error_of_its_node_alone()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        fleet["node-0003"].LogDelay = TimeSpan.FromMinutes(10);
        using var audit = AuditProcess.Start("--nodeseconds", "20");

        var results = await audit.EndAsync(Stopped);

        results.ShouldBeWhole(Nodes);
        var lost = results.Lost().ShouldHaveSingleItem();
        lost.Name.ShouldBe("node-0003");
        lost.Failure.ShouldNotBeNull().ShouldContain("its log did not come within 20 s");
    }

    [Test]
    public async Task Drifted_node_is_named_and_no_other()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, 1, Stopped);
        using var audit = AuditProcess.Start();

        var results = await audit.EndAsync(Stopped);

        results.ShouldBeWhole(Nodes);
        results.Nodes.Where(node => node.Drift.Count > 0).ShouldHaveSingleItem().Name.ShouldBe("node-0012");
        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
    }
}
