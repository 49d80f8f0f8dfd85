using Cluster.Tests.Bed;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Results;

namespace Cluster.Tests.NodeAgents;

/// <summary>An audit that looks from the nodes as well, on nodes that are honest and on one that is not.</summary>
[NonParallelizable]
public sealed class NodeAgentTests
{
    private const string Platform = "agent-evaluation";
    private const string Own = "agent-validation";
    private const string ProbeOnly = "docker.io/library/validation-probe-only:1";

    /// <summary>Controls that nothing but a look from the node can answer.</summary>
    private static readonly string[] FromTheNode =
        ["ISO-CAP-003", "ISO-USER-001", "ISO-USER-002", "RUN-ID-001", "RUN-ID-002", "RUN-ID-003", "RUN-ID-004", "RUN-ID-005",
            "RUN-ID-006", "RUN-ID-007", "RUN-ID-008"];

    /// <summary>
    /// Of these, what plain runc cannot hold; it drops capabilities and stops user namespaces as well as gVisor where the
    /// template says so.
    /// </summary>
    private static readonly string[] HeldByGVisor = [.. FromTheNode.Except(["ISO-CAP-003", "ISO-USER-002"])];

    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [OneTimeSetUp]
    public async Task Prepare()
    {
        OwnBed.Require();
        await OwnBed.GiveImageAsync();
        await Kubectl.Async("create", "namespace", Platform);
        await Kubectl.Async("create", "namespace", Own);
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        if (!OwnBed.IsIt)
            return;
        await Kubectl.TryAsync("delete", "namespace", Platform, Own);
    }

    [Test]
    public async Task Honest_nodes_pass_with_runc_beside_them_as_the_twin()
    {
        var results = await AuditAsync((Setting.NodeAgent, "true"), (Setting.WeakenedClass, "gvisor-weakened"),
            (Setting.AlsoNamespaces, Own));

        foreach (var control in (string[])[.. FromTheNode, "RUN-FLAG-001"])
            Of(results, control).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                row => row.Verdict.ShouldBe(Verdict.Pass, $"{control}: {row.Reason}"),
                row => row.Nodes.ShouldBe(["node-a", "node-b"]),
                row => row.Twin!.Exposed.ShouldBe(true));
        results.Pods.Where(pod => pod.Name.StartsWith("validation-", StringComparison.Ordinal))
            .ShouldBeEmpty("an audit's own pods are no living pods");
        await NothingIsLeftAsync();
    }

    [Test]
    public async Task Node_whose_handler_runs_plain_runc_fails_and_no_other()
    {
        await using var sabotage = await Sabotage.Async("node-b", "runc-behind-runsc");

        var results = await AuditAsync((Setting.NodeAgent, "true"));

        foreach (var control in HeldByGVisor)
        {
            Of(results, control).Single(row => row.Nodes.Contains("node-b")).ShouldSatisfyAllConditions(
                row => row.Verdict.ShouldBe(Verdict.Fail, $"{control}: {row.Reason}"),
                row => row.Nodes.ShouldBe(["node-b"]));
            Of(results, control).Single(row => row.Nodes.Contains("node-a")).Verdict.ShouldBe(Verdict.Pass, control);
        }
        await NothingIsLeftAsync();
    }

    [Test]
    public async Task Node_without_gVisor_is_an_error_and_its_agent_is_not_left_waiting()
    {
        await using var sabotage = await Sabotage.Async("node-b", "no-runsc");

        var results = await AuditAsync((Setting.NodeAgent, "true"), (Setting.NodeSeconds, "40"));

        foreach (var control in FromTheNode)
        {
            Of(results, control).Single(row => row.Nodes.Contains("node-b")).Verdict.ShouldBe(Verdict.Error, control);
            Of(results, control).Single(row => row.Nodes.Contains("node-a")).Verdict.ShouldBe(Verdict.Pass, control);
        }
        await NothingIsLeftAsync();
    }

    [Test]
    public async Task Agent_that_cannot_run_is_an_error_with_the_reason_and_takes_nothing_else_along()
    {
        await OwnBed.GiveProbeAsync(ProbeOnly, Ended);

        var results = await AuditAsync((Setting.NodeAgent, "true"), (Setting.ProbeImage, ProbeOnly));

        foreach (var control in FromTheNode.Except(["RUN-ID-005", "RUN-ID-006", "RUN-ID-007", "RUN-ID-008"]))
            Of(results, control).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                row => row.Verdict.ShouldBe(Verdict.Error, $"{control}: {row.Reason}"),
                row => row.Reason.ShouldContain("the node agent did not run: its container 'probe' could not be started"));
        Of(results, "RUN-ID-008").ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Error);
        Of(results, "RUN-ID-010").ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Pass,
            "what is asked from inside is answered as ever");
        results.Nodes.ShouldAllBe(node => node.Probed);
        await NothingIsLeftAsync();
    }

    [Test]
    public async Task Without_the_setting_nothing_looks_from_the_node_and_that_is_said()
    {
        var results = await AuditAsync();

        results.Results.Where(row => FromTheNode.Contains(row.Control)).ShouldBeEmpty();
        results.NotTested.Single(one => one.Id == "RUN-ID-001").Because.ShouldContain("(nodeAgent), which is off");
    }

    private static async Task<RunResults> AuditAsync(params (Setting Setting, string Value)[] more)
    {
        var results = await Measured.OfAsync(
            [
                (Setting.Engine, "kubernetes"), (Setting.Namespace, Platform), (Setting.OwnNamespace, Own),
                (Setting.Filter, "RUN-ID,ISO-USER,ISO-CAP,RUN-FLAG,RUN-LIV"), .. more,
            ]);
        Books.Problem(results).ShouldBeNull();
        return results;
    }

    private static ControlResult[] Of(RunResults results,
        string control) => [.. results.Results.Where(row => row.Control == control)];

    private static async Task NothingIsLeftAsync() =>
        (await Measured.LeftAsync()).ShouldBe("");
}
