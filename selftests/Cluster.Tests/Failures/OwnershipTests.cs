using System.Globalization;
using Validation.Harness.Runs;
using Validation.Harness.Waiting;

namespace Validation.Cluster.Tests.Failures;

/// <summary>Who measures in a cluster, and what is left of a run that was killed.</summary>
[NonParallelizable]
public sealed class OwnershipTests
{
    private const int Nodes = 12;
    private const string Other = "20260101t030000-beef";

    private static CancellationToken Stopped => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task After_kill_minus_9_one_more_run_leaves_nothing()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        using (var killed = AuditProcess.Start("--inflight", "2"))
        {
            await killed.UntilMeasuredAsync(2, Stopped);
            await killed.KillAsync(Stopped);
        }
        (await LeftAsync()).ShouldNotBeEmpty("the killed run should have left something to sweep");

        using var audit = AuditProcess.Start();
        (await audit.EndAsync(Stopped)).ShouldBeWhole(Nodes);

        (await LeftAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Second_audit_waits_for_the_first()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        using var first = AuditProcess.Start("--inflight", "2");
        await first.UntilMeasuredAsync(1, Stopped);

        using var second = AuditProcess.Start();
        var results = await Task.WhenAll(first.EndAsync(Stopped), second.EndAsync(Stopped));

        results[0].ShouldBeWhole(Nodes);
        results[1].ShouldBeWhole(Nodes);
        results.SelectMany(run => run.Lost()).ShouldBeEmpty("a run that does not wait sweeps the other's pods away");
        (await LeftAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Audit_that_is_tired_of_waiting_says_who_holds_the_lock()
    {
        await using var fleet = await Simulated.FleetAsync(1, Stopped);
        await HoldAsync();
        try
        {
            using var audit = AuditProcess.Start("--lockseconds", "2");

            (await audit.ExitAsync(Stopped)).ShouldBe(ExitCodes.NotMeasured);

            audit.Said.ShouldContain($"the run {Other} measures in this cluster");
        }
        finally
        {
            await Simulated.Kubectl("delete", "lease", "validation", "--namespace=validation", "--ignore-not-found");
        }
    }

    [Test]
    public async Task Audit_that_loses_the_lock_stops_and_leaves_it_to_the_other()
    {
        await using var fleet = await Simulated.FleetAsync(Nodes, Stopped);
        using var audit = AuditProcess.Start("--inflight", "1");
        await audit.UntilMeasuredAsync(2, Stopped);
        await HoldAsync();
        try
        {
            (await audit.ExitAsync(Stopped)).ShouldBe(ExitCodes.NotMeasured);

            audit.Said.ShouldContain($"the run {Other} has taken the lease");
            audit.Said.ShouldNotContain($"{Nodes} of {Nodes} nodes measured");
            (await Simulated.Kubectl("get", "lease", "validation", "--namespace=validation",
                "--output=jsonpath={.spec.holderIdentity}")).ShouldBe(Other);
        }
        finally
        {
            await Simulated.Kubectl("delete", "lease", "validation", "--namespace=validation", "--ignore-not-found");
        }
        (await LeftAsync()).ShouldBeEmpty();
    }

    /// <summary>Another run has the cluster's lock, however it came by it.</summary>
    private static async Task HoldAsync()
    {
        using var scratch = new Scratch();
        var lease = scratch.Write("lease.json", $$"""
            {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": {"name": "validation", "namespace": "validation"},
             "spec": {"holderIdentity": "{{Other}}", "leaseDurationSeconds": 600, "renewTime": "{{Clock.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)}}" } }
            """);
        await Simulated.Kubectl("apply", "--filename", lease);
    }

    /// <summary>All that has a run's label, `get all` and what that leaves out.</summary>
    private static Task<string> LeftAsync() =>
        Simulated.Kubectl("get", "all,configmaps,leases", "--all-namespaces", "--selector=validation.dev/run", "--output=name");
}
