using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>Waivers in a real run: runc under the hardened template, whose sandbox controls fail.</summary>
[NonParallelizable]
public sealed class WaivedGateTests
{
    private const string Failing = "ISO-KERN-001";

    [Test]
    public async Task A_real_failure_is_waived_and_never_passes()
    {
        var results = await Measure(Failing, Clock.Today.AddDays(90), Failing);

        results.With(Verdict.Waived).ShouldBe([Failing]);
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
        results.Waivers.ShouldHaveSingleItem().State.ShouldBe(WaiverState.InForce);
        results.Results[0].Reason.ShouldStartWith("waived until ");
        Books.Problem(results).ShouldBeNull();
    }

    [Test]
    public async Task An_expired_waiver_lets_the_failure_through_and_says_so()
    {
        var results = await Measure(Failing, Clock.Today.AddDays(-1), Failing);

        results.With(Verdict.Fail).ShouldBe([Failing]);
        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
        results.Run.Banners.ShouldContain(banner =>
            banner.StartsWith("a waiver is EXPIRED, which is an error in production: ISO-KERN-001", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_waiver_without_a_failure_is_an_error_in_production()
    {
        // Held by the template: it passes under runc, too.
        var results = await Measure("RUN-SET-001", Clock.Today.AddDays(90), "RUN-SET-001");

        results.With(Verdict.Pass).ShouldBe(["RUN-SET-001"]);
        results.Run.ExitCode.ShouldBe(ExitCodes.NotMeasured);
        results.Waivers.ShouldHaveSingleItem().State.ShouldBe(WaiverState.Unmatched);
    }

    private static async Task<RunResults> Measure(string control, DateOnly expires, string filter)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("waivers.json", $$"""
            [{"control":"{{control}}","scope":{"engine":"oci"},"owner":"o","reason":"r","expires":"{{expires:yyyy-MM-dd}}"}]
            """);
        return await GateRun.Measure(
            (Setting.Runtime, "runc"), (Setting.Filter, filter), (Setting.Profile, "production"), (Setting.Waivers, file));
    }
}
