using Cluster.Tests.Bed;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Results;

namespace Cluster.Tests.Shipped.Audits;

/// <summary>One of two nodes is not what it says: the audit names it, and only it.</summary>
public sealed class BrokenNodeTests
{
    private const string Sound = "node-a";
    private const string Broken = "node-b";

    [TearDown]
    public async Task Nothing_is_left_in_the_cluster() => (await Measured.LeftAsync()).ShouldBe("");

    [Test]
    public async Task Handler_that_runs_runc_is_found()
    {
        await using var sabotage = await Sabotage.Async(Broken, "runc-behind-runsc");

        var results = await Measured.AuditAsync();

        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
        OnlyBrokenHas(results, Verdict.Fail);
        results.With(Verdict.Fail).Count.ShouldBeGreaterThan(20);
        Drifted(results).ShouldBe([Broken]);
        Controls(results, Verdict.Fail, onNodes: false).ShouldContain("RUN-NOD-002");
    }

    [Test]
    public async Task Older_gVisor_is_found()
    {
        await using var sabotage = await Sabotage.Async(Broken, "older-runsc");

        var results = await Measured.AuditAsync();

        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
        Drifted(results).ShouldBe([Broken]);
        Controls(results, Verdict.Fail, onNodes: false).ShouldContain("RUN-NOD-002");
        results.Nodes.ShouldAllBe(node => node.Probed);
    }

    [Test]
    public async Task Missing_gVisor_is_an_error_of_that_node_in_the_engines_own_words()
    {
        await using var sabotage = await Sabotage.Async(Broken, "no-runsc");

        var results = await Measured.AuditAsync((Setting.NodeSeconds, "40"));

        results.Run.ExitCode.ShouldNotBe(ExitCodes.Pass);
        OnlyBrokenHas(results, Verdict.Error);
        var lost = results.Nodes.Where(node => !node.Probed).ShouldHaveSingleItem();
        lost.Name.ShouldBe(Broken);
        lost.Failure.ShouldNotBeNull().ShouldContain("/nonexistent/runsc");
        results.Results.Where(row => row.Nodes.Contains(Sound)).ShouldAllBe(row => row.Verdict == Verdict.Pass);
    }

    private static void OnlyBrokenHas(RunResults results, Verdict verdict)
    {
        var rows = results.Results.Where(row => row.Nodes.Count > 0 && row.Verdict == verdict).ToArray();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Nodes.SequenceEqual(new[] { Broken }));
    }

    private static string[] Controls(RunResults results, Verdict verdict, bool onNodes) =>
        [.. results.Results.Where(row => row.Nodes.Count > 0 == onNodes && row.Verdict == verdict).Select(row => row.Control)];

    private static string[] Drifted(RunResults results) =>
        [.. results.Nodes.Where(node => node.Drift.Count > 0).Select(node => node.Name)];
}
