using System.Text.Json.Nodes;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>
/// What releases of gVisor since 2024 do otherwise, as far as this machine's own release can stand in for them.
/// </summary>
[NonParallelizable]
public sealed class CurrentGVisorTests
{
    private Scratch scratch = null!;

    [SetUp]
    public void Make_a_directory() => scratch = new Scratch();

    [TearDown]
    public void Remove_it() => scratch.Dispose();

    /// <summary>20260810: runsc starts gvisor-bin/gvisor_sentry, which lies beside it.</summary>
    [Test]
    public async Task A_sentry_that_is_a_binary_of_its_own_is_a_sentry()
    {
        var sentry = scratch.In("gvisor-bin/gvisor_sentry");
        File.Copy(Programs("runsc"), sentry);

        var results = await GateRun.Measure(
            (Setting.Runtime, Wrapper($"exec {sentry} \"$@\"")), (Setting.Filter, "RUN-ID,RUN-FLAG"));

        results.Other(than: Verdict.Pass).ShouldBeEmpty();
        results.Results.Single(result => result.Control == "RUN-ID-002").Evidence.ShouldContain(
            item => item.Saw.Contains($"executes {sentry}, a program of gVisor's", StringComparison.Ordinal));
    }

    /// <summary>The profile's errnoRet 38 becomes EPERM, by which the C library starts no thread.</summary>
    [Test]
    public async Task The_probe_lives_where_gvisor_enforces_the_profile()
    {
        var results = await GateRun.Measure(
            (Setting.Runtime, Wrapper($"exec {Programs("runsc")} --oci-seccomp \"$@\"")), (Setting.Filter, "ISO-KERN,RUN-FLAG"));

        results.Other(than: Verdict.Pass).ShouldBeEmpty();
    }

    [Test]
    public async Task The_probe_lives_under_runc_where_clone3_is_refused_with_EPERM()
    {
        var fragment = (JsonObject)JsonNode.Parse(Templates.Text("oci/hardened.json"))!;
        fragment["linux"]!["seccomp"]!["syscalls"]!.AsArray()
            .Single(rule => rule!["names"]!.AsArray().Any(name => name!.GetValue<string>() == "clone3"))!["errnoRet"] = 1;
        var template = scratch.Write("template.json", fragment.ToJsonString());

        var results = await GateRun.Measure((Setting.Runtime, "runc"), (Setting.Template, template), (Setting.Filter, "ISO-PID"));

        results.With(Verdict.Error).ShouldBeEmpty(string.Join('\n', results.Results.Select(result => result.Reason)));
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
    }

    private static string Programs(string name) => Processes.Programs.Find(name).ShouldNotBeNull($"{name} is needed for this");

    private string Wrapper(string script) => scratch.Program("runsc", script);
}
