using System.Text.Json;
using System.Text.Json.Nodes;
using Cluster.Tests.Bed;
using Validation.Harness.Runs;
using Validation.Results;

namespace Cluster.Tests.Shipped.Nights;

/// <summary>One night: the CronJob's job, started by hand, with the rights that ship and nothing else.</summary>
public sealed class NightTests
{
    private RunResults results = null!;
    private string log = "";

    [OneTimeSetUp]
    public async Task Run_it()
    {
        await OpenReportsKinds.InstallAsync();
        await StartAsync();
        await Kubectl.ScriptAsync(Repository.PathOf("selftests/Cluster.Tests/Bed/until-ended.sh"), "validation", "night", "900");
        log = await Kubectl.Async("-n", "validation", "logs", "job/night");
        await TestContext.Out.WriteLineAsync(log);
        var file = Path.Combine(Installed.Results, "latest", ResultsFile.Name);
        File.Exists(file).ShouldBeTrue($"the job left no {file}; it said: {log}");
        results = ResultsFile.Read(file);
    }

    /// <summary>
    /// What `kubectl create job night --from=cronjob/validation-audit` does; newer kubectl does not do it for batch/v1beta1.
    /// </summary>
    private static async Task StartAsync()
    {
        var nightly = JsonNode.Parse(
            await Kubectl.Async("-n", "validation", "get", "cronjob", "validation-audit", "-o", "json"))!;
        var job = new JsonObject
        {
            ["apiVersion"] = "batch/v1",
            ["kind"] = "Job",
            ["metadata"] = new JsonObject { ["name"] = "night", ["namespace"] = "validation" },
            ["spec"] = nightly["spec"]!["jobTemplate"]!["spec"]!.DeepClone(),
        };
        (await Kubectl.TryWithAsync(job.ToJsonString(), "create", "-f", "-")).ShouldSatisfyAllConditions(made =>
            made.ExitCode.ShouldBe(0, made.Errors));
    }

    [OneTimeTearDown]
    public async Task Forget_it()
    {
        await Kubectl.TryAsync("-n", "validation", "delete", "job", "night");
        await OpenReportsKinds.RemoveAsync();
    }

    [Test]
    public async Task Every_node_was_probed()
    {
        var nodes = (await Kubectl.Async("get", "nodes", "-l", "sandbox.gvisor.dev/runtime=gvisor", "-o", "name")).Split('\n',
            StringSplitOptions.RemoveEmptyEntries);

        results.Nodes.Select(node => $"node/{node.Name}").ShouldBe(nodes, ignoreOrder: true);
        results.Nodes.ShouldAllBe(node => node.Probed);
        results.Summary.Planned.ShouldBeGreaterThan(100);
    }

    [Test]
    public void The_rights_that_ship_suffice()
    {
        var said = JsonSerializer.Serialize(results.Results.Select(row => (object)new { row.Control, row.Reason, row.Evidence }));
        said.ShouldNotContain("validation:validation-audit\\u0022 cannot",
            customMessage: "the API server refused something to the audit");
        log.ShouldNotContain("cannot ");
    }

    [Test]
    public void The_webhook_made_every_control_of_admission_pass() =>
        results.Results.Where(row => row.Control.StartsWith("RUN-ADM-", StringComparison.Ordinal)).ShouldSatisfyAllConditions(
            rows => rows.Count().ShouldBeGreaterThanOrEqualTo(14),
            rows =>
                rows.ShouldAllBe(row => row.Verdict == Verdict.Pass,
                    string.Join('\n',
                        rows.Where(row => row.Verdict != Verdict.Pass).Select(row => $"{row.Control}: {row.Reason}"))));

    [Test]
    public void What_ships_makes_every_control_hold()
    {
        results.Wrong().ShouldBeEmpty();
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
    }

    [Test]
    public async Task The_job_ends_as_the_run_does()
    {
        var code = await Kubectl.Async("-n", "validation", "get", "pod", "-l", "job-name=night", "-o",
            "jsonpath={.items[0].status.containerStatuses[0].state.terminated.exitCode}");

        code.ShouldBe($"{results.Run.ExitCode}");
    }

    [Test]
    public void The_bundle_lies_beside_the_results()
    {
        foreach (var name in (string[])["metrics.prom", "report.html", "results.csv"])
            File.Exists(Path.Combine(Installed.Results, "latest", name)).ShouldBeTrue(name);
    }

    [Test]
    public async Task The_cluster_keeps_the_results_as_objects()
    {
        var stored = await Kubectl.Async("get", "clusterreports", "-o",
            "jsonpath={range .items[*]}{.metadata.labels.validation\\.report/run}{\"\\n\"}{end}");

        stored.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().ShouldBe([results.Run.Id]);
    }

    [Test]
    public async Task Nothing_is_left_in_the_cluster() =>
        (await Measured.LeftAsync()).ShouldBe("");
}
