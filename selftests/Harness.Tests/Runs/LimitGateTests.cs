using System.Text.Json.Nodes;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>Limits on the real runtimes, where the arm that is driven over one may die of another.</summary>
[NonParallelizable]
public sealed class LimitGateTests
{
    /// <summary>
    /// A thousand processes do not fit into 100 MiB: the arm dies of its memory, and the kernel held the limit of processes all
    /// the while.
    /// </summary>
    [TestCase("runsc")]
    [TestCase("runc")]
    public async Task A_high_limit_of_processes_is_judged_by_what_the_kernel_held_before_the_arm_died(string runtime)
    {
        var template = (JsonObject)JsonNode.Parse(Templates.Text("oci/hardened.json"))!;
        template["linux"]!["resources"]!["pids"]!["limit"] = 1000;

        (await MeasureAsync(template, runtime)).With(Verdict.Pass).ShouldBe(["RUN-SET-003", "RUN-SET-006"], ignoreOrder: true);
    }

    [TestCase("runsc")]
    [TestCase("runc")]
    public async Task A_limit_that_the_template_does_not_set_fails(string runtime)
    {
        var template = (JsonObject)JsonNode.Parse(Templates.Text("oci/hardened.json"))!;
        template["linux"]!["resources"]!.AsObject().Remove("pids");
        template["linux"]!["resources"]!.AsObject().Remove("memory");

        (await MeasureAsync(template, runtime)).With(Verdict.Fail).ShouldBe(["RUN-SET-003", "RUN-SET-006"], ignoreOrder: true);
    }

    private static async Task<RunResults> MeasureAsync(JsonObject template, string runtime)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("template.json", template.ToJsonString());
        var results = await GateRun.Measure(
            (Setting.Template, file), (Setting.Runtime, runtime), (Setting.Filter, "RUN-SET-003,RUN-SET-006"));
        foreach (var result in results.Results)
            await TestContext.Out.WriteLineAsync($"{result.Control} {result.Verdict}: {result.Reason}");
        return results;
    }
}
