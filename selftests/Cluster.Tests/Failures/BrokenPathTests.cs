using Validation.Kubelets.Faults;
using Validation.Results;

namespace Validation.Cluster.Tests.Failures;

/// <summary>Between the harness and the API server something goes wrong: nothing is lost and nothing counted twice.</summary>
[NonParallelizable]
public sealed class BrokenPathTests
{
    private const int Nodes = 16;

    private static CancellationToken Stopped => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task API_server_is_killed_and_comes_back()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        using var audit = AuditProcess.Start("--inflight", "3");
        await audit.UntilMeasuredAsync(4, Stopped);

        await Simulated.Plane.KillAsync("kube-apiserver", Stopped);
        var results = await audit.EndAsync(Stopped);

        results.ShouldBeWhole(Nodes);
        results.Lost().ShouldBeEmpty();
        Metric(results, "audit_requests_repeated").ShouldBeGreaterThan(0, "what had to be asked again is said");
    }

    [Test]
    public async Task Requests_are_put_off_with_429()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        await using var path = await FaultyPath.StartAsync(Simulated.Plane, Stopped);
        path.PutOffEvery = 5;
        using var audit = AuditProcess.StartBy(path);

        var results = await audit.EndAsync(Stopped);

        results.ShouldBeWhole(Nodes);
        results.Lost().ShouldBeEmpty();
        path.PutOff.ShouldBeGreaterThan(Nodes / 2);
        Metric(results, "audit_requests_repeated").ShouldBeGreaterThanOrEqualTo(path.PutOff - 2,
            "but for the last ones, which run after the results are written");
    }

    [Test]
    public async Task Watches_are_closed_and_then_too_old()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        await using var path = await FaultyPath.StartAsync(Simulated.Plane, Stopped);
        using var audit = AuditProcess.StartBy(path, "--inflight", "3");
        foreach (var measured in (int[])[2, 5, 8])
        {
            await audit.UntilMeasuredAsync(measured, Stopped);
            path.TooOld = measured == 8 ? 2 : 0;
            await path.CloseWatchesAsync();
        }

        var results = await audit.EndAsync(Stopped);

        results.ShouldBeWhole(Nodes);
        results.Lost().ShouldBeEmpty();
        path.Closed.ShouldBeGreaterThanOrEqualTo(6, "two watches, three times");
        path.TooOld.ShouldBe(0);
    }

    [Test]
    public async Task Logs_that_break_off_are_read_again()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        await using var path = await FaultyPath.StartAsync(Simulated.Plane, Stopped);
        path.BrokenLogs = 5;
        using var audit = AuditProcess.StartBy(path);

        var results = await audit.EndAsync(Stopped);

        path.BrokenLogs.ShouldBeLessThanOrEqualTo(0);
        results.ShouldBeWhole(Nodes);
        results.Lost().ShouldBeEmpty();
    }

    private static double Metric(RunResults results, string name) => results.Metrics.Single(metric => metric.Name == name).Value;
}
