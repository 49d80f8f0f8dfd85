using Validation.Controls;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.State;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>What the gate is for: each of these must be caught, and named.</summary>
[NonParallelizable]
public sealed class SabotageTests
{
    /// <summary>What is seen from the host, and clocks, cannot be dressed up from inside a container.</summary>
    private static readonly string[] Unforgeable = ["RUN-ID-001", "RUN-ID-002", "RUN-ID-003"];

    [TestCase("fake-renamed/runsc")]
    [TestCase("fake-dressed/runsc")]
    public async Task A_runc_behind_the_name_runsc_fails_by_the_witnesses(string fake)
    {
        var results = await GateRun.Measure((Setting.Runtime, Repository.Sabotage(fake)), (Setting.Filter, "runtime"));

        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
        Unforgeable.Except(results.With(Verdict.Fail)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_weakening_flag_is_a_finding()
    {
        var results = await GateRun.Measure((Setting.Runtime, Repository.Sabotage("weakened/runsc")),
            (Setting.Filter, "RUN-FLAG,ISO-SOCK"));

        results.With(Verdict.Fail).ShouldContain(control => control.StartsWith("RUN-FLAG", StringComparison.Ordinal));
        results.With(Verdict.Fail).ShouldContain(control => control.StartsWith("ISO-SOCK", StringComparison.Ordinal));
    }

    /// <summary>As gVisor since 20260810; there may be several on one name.</summary>
    [Test]
    public async Task Mounts_that_gVisor_leaves_in_its_state_directory_are_no_obstacle()
    {
        var said = new List<string>();

        var results = await GateRun.Measure(
            said.Add, (Setting.Runtime, Repository.Sabotage("null-netns/runsc")), (Setting.Filter, "ISO-KERN,RUN-ID,RUN-SET"));

        results.Other(than: Verdict.Pass).ShouldBeEmpty();
        said.ShouldNotContain(line => line.Contains("state/null-netns"));
        Directory.Exists(Path.Combine(StateDirectory.Root, results.Run.Id)).ShouldBeFalse();
        (await File.ReadAllTextAsync("/proc/self/mountinfo")).ShouldNotContain(results.Run.Id);
    }

    [Test]
    public async Task A_twin_that_sees_nothing_turns_passes_into_errors()
    {
        var results = await GateRun.Measure((Setting.Baseline, Repository.Sabotage("blind-twin/runc")),
            (Setting.Filter, "ISO-KERN,RUN-ID"));

        results.With(Verdict.Pass).ShouldBeEmpty();
        results.Run.ExitCode.ShouldBe(ExitCodes.NotMeasured);
        results.Results.ShouldAllBe(result => result.Reason.Contains("did not show the exposure"));
    }

    [Test]
    public async Task A_runtime_that_does_not_start_is_an_error_with_its_own_words()
    {
        var results = await GateRun.Measure((Setting.Runtime, Repository.Sabotage("broken/runsc")), (Setting.Filter, "ISO-KERN"));

        results.With(Verdict.Error).Count.ShouldBe(results.Summary.Planned);
        results.Results[0].Reason.ShouldContain("sabotaged by fixtures/sabotage/broken");
        results.Run.ExitCode.ShouldBe(ExitCodes.NotMeasured);
    }

    /// <summary>Arms that are driven over a limit may die of it; one that never started was driven over nothing.</summary>
    [Test]
    public async Task A_runtime_that_does_not_start_is_no_workload_that_was_driven_over_its_limit()
    {
        var results = await GateRun.Measure(
            (Setting.Runtime, Repository.Sabotage("broken/runsc")), (Setting.Filter, "RUN-SET-003,RUN-SET-006"));

        results.With(Verdict.Error).ShouldBe(["RUN-SET-003", "RUN-SET-006"]);
        results.Arms.Where(arm => arm.Name.StartsWith("subject-", StringComparison.Ordinal))
            .ShouldAllBe(arm => !arm.Complete && arm.Failure!.Contains("sabotaged by fixtures/sabotage/broken"));
    }

    [TestCase("flood", "the probe flooded its output: more than 4 MiB")]
    [TestCase("lie", "a foreign nonce")]
    [TestCase("die", "the probe's output ended after 0 of")]
    [TestCase("null", "line 1 of the probe's output is no fact")]
    [TestCase("mutter", "the probe's output ended after 0 of")]
    public async Task A_probe_that_misbehaves_is_no_witness(string name, string expected)
    {
        using var scratch = new Scratch();
        var probe = scratch.In(name);
        await new Command("gcc", "-static", "-O1", "-o", probe, Repository.Sabotage($"probes/{name}.c")).SucceedAsync();

        var results = await GateRun.Measure((Setting.Probe, probe), (Setting.Filter, "ISO-KERN"));

        results.With(Verdict.Error).Count.ShouldBe(results.Summary.Planned);
        results.Results[0].Reason.ShouldContain(expected);
    }

    [Test]
    public async Task A_probe_that_cannot_be_built_is_an_error_of_every_control()
    {
        using var cache = new Variable("VALIDATION_CACHE", "/proc/no");

        var results = await GateRun.Measure((Setting.Filter, "ISO-KERN"));

        results.With(Verdict.Error).Count.ShouldBe(results.Summary.Planned);
        results.Results[0].Reason.ShouldStartWith("The probe could not be built");
        results.Run.ExitCode.ShouldBe(ExitCodes.NotMeasured);
    }

    [Test]
    public async Task A_filtered_run_says_so() =>
        (await GateRun.Measure((Setting.Filter, "ISO-KERN-001"))).Run.Banners
            .ShouldContain($"only the filter 'ISO-KERN-001' was measured: 1 of {AllControls.InOrder.Count} controls");

    [Test]
    public async Task A_run_that_was_asked_for_by_an_id_of_before_measures_the_control_of_today_and_says_so()
    {
        var results = await GateRun.Measure((Setting.Filter, "ISO-PRC-002"));

        var result = results.Results.ShouldHaveSingleItem();
        (result.Control, result.Verdict).ShouldBe(("ISO-PID-002", Verdict.Pass));
        result.FormerIds.ShouldBe(["ISO-PRC-002"]);
        results.Run.Banners.ShouldContain(
            "the filter 'ISO-PRC-002' names controls as they were called before: ISO-PRC-002 is ISO-PID-002 now");
    }
}
