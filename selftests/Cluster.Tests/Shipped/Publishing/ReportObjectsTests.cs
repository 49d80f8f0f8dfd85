using Cluster.Tests.Bed;
using Selftests.Support.Samples;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Connecting;
using Validation.Harness.Engines.Kubernetes.Publishing;
using Validation.Reporting.Interchange;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Cluster.Tests.Shipped.Publishing;

/// <summary>Results as objects of a real API server, night after night.</summary>
public sealed class ReportObjectsTests
{
    private const string Space = "validation-reports";

    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [OneTimeSetUp]
    public Task Make_a_namespace() => Kubectl.Async("create", "namespace", Space);

    [OneTimeTearDown]
    public Task Remove_it() => Kubectl.TryAsync("delete", "namespace", Space);

    [SetUp, TearDown]
    public Task Forget_the_definitions_and_what_was_stored() => OpenReportsKinds.RemoveAsync();

    [Test]
    public async Task A_cluster_without_the_definition_keeps_none() =>
        (await PublishAsync(Night("first", "pod-a"))).ShouldBeNull();

    [Test]
    public async Task The_next_night_takes_the_place_of_the_last()
    {
        await OpenReportsKinds.InstallAsync();

        (await PublishAsync(Night("first", "pod-a"))).ShouldBe(
            "2 objects of openreports.io stored: kubectl get clusterreports, kubectl get reports -A");
        (await StoredAsync()).ShouldBe(["ClusterReport first", "Report first"]);
        (await PublishAsync(Night("second", "pod-a"))).ShouldNotBeNull();
        (await StoredAsync()).ShouldBe(["ClusterReport second", "Report second"]);
        (await PublishAsync(Night("third"))).ShouldBe(
            "1 object of openreports.io stored: kubectl get clusterreports, kubectl get reports -A");
        (await StoredAsync()).ShouldBe(["ClusterReport third"], "the pod is gone, and with it its report");
    }

    private static async Task<string[]> StoredAsync()
    {
        var lines = await Kubectl.Async("get", "clusterreports,reports", "-A", "-o",
            "jsonpath={range .items[*]}{.kind} {.metadata.labels.validation\\.report/run}{\"\\n\"}{end}");
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    private static async Task<string?> PublishAsync(RunResults results)
    {
        using var scratch = new Scratch();
        await using var client = new ClusterApi(await ApiConnection.OpenAsync("", scratch.Path, Ended));
        var reports = OpenReports.Objects(new BundleInput { Results = results, History = [] });
        return await ReportObjects.KeepAsync(
            client, reports.Select(one => new ReportObject(one.Resource, one.Namespace, one.Bytes)), [Space], Ended);
    }

    private static RunResults Night(string run, params string[] pods) => SampleCluster.Input.Results with
    {
        Run = SampleCluster.Input.Results.Run with { Id = run, Target = "cluster-selftest" },
        Pods = [.. pods.Select(name => SampleCluster.Input.Results.Pods[0] with { Namespace = Space, Name = name })],
    };
}
