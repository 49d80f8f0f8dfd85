using Validation.Controls;
using Validation.Results;

namespace Docker.Tests.Gates;

/// <summary>The gate on the Docker that people run today.</summary>
[NonParallelizable]
public sealed class TodaysEngineTests
{
    /// <summary>
    /// What Docker 20.10 leaves to the sandbox and today's holds itself, in every container: /proc/interrupts is among its masked
    /// paths, and its seccomp profile lets through no AF_VSOCK socket.
    /// </summary>
    private static readonly string[] HeldByTheEngine = ["ISO-PROC-001", "ISO-SOCK-003"];

    [OneTimeSetUp]
    public Task Use_its_bed() => Bed.UseAsync(Bed.Sid);

    [OneTimeTearDown]
    public Task Leave_it() => Bed.UseAsync(Bed.Bookworm);

    [TestCase("runsc", "runc")]
    [TestCase("runsc-systrap", "runc")]
    [TestCase("runsc-ptrace", "runc")]
    [TestCase("runsc", "crun"), CancelAfter(180_000)]
    public async Task Hardened_gVisor_passes_on_either_platform_and_by_either_baseline(
        string runtime, string baseline, CancellationToken cancellationToken)
    {
        var results = await Gated.MeasureAsync("docker", runtime, baseline);

        results.ShouldPass();
        int.Parse(results.Run.Host.Versions["docker"].Split('.')[0]).ShouldBeGreaterThanOrEqualTo(28);
    }

    /// <summary>Not this machine's runc, which the engine does not see.</summary>
    [Test, CancelAfter(180_000)]
    public async Task runc_fails_what_the_sandbox_holds_and_is_named_as_the_engine_has_it(CancellationToken cancellationToken)
    {
        var results = await Gated.MeasureAsync("docker", "runc", "runc");

        results.With(Verdict.Fail).ShouldBe(Gated.WhatIsHeldBy(HeldBy.Sandbox).Except(HeldByTheEngine), ignoreOrder: true);
        results.With(Verdict.Pass).ShouldBe([.. Gated.WhatIsHeldBy(HeldBy.Template), .. HeldByTheEngine], ignoreOrder: true);
        results.With(Verdict.Error).ShouldBeEmpty();
        results.Run.Host.Versions["runc"].ShouldStartWith("1.");
    }
}
