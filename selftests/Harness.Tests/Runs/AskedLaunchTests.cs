using System.Text.Json.Nodes;
using Validation.Harness.Engines;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>
/// The hardened launch with one thing asked for that it must not ask for, in every spelling that the runtimes take.
/// </summary>
[NonParallelizable]
public sealed class AskedLaunchTests
{
    [TestCase("""{"destination":"/host","type":"none","source":"/","options":["rbind","rw"]}""",
        "RUN-ASK-006,RUN-ASK-010,RUN-ASK-011")]
    [TestCase("""{"destination":"/host","source":"/","options":["rbind","ro"]}""", "RUN-ASK-006,RUN-ASK-011")]
    [TestCase("""{"destination":"/host","type":"bind","source":"/dev","options":["rbind","ro"]}""", "RUN-ASK-006")]
    [TestCase("""{"destination":"/host","type":"bind","source":"/run","options":["rbind","ro","rw","ro"]}""", "RUN-ASK-011")]
    [TestCase("""{"destination":"/dev/null2","type":"bind","source":"/dev/null","options":["bind","ro"]}""", "")]
    public async Task A_path_of_the_host_is_found_however_it_is_mounted(string mount, string expected) =>
        (await FailuresOf(template => template["mounts"] = new JsonArray([.. Skeleton(), JsonNode.Parse(mount)!]))).ShouldBe(
            Ids(expected));

    [TestCase("{}", "RUN-ASK-009")]
    [TestCase("""{"defaultAction":"SCMP_ACT_ALLOW"}""", "RUN-ASK-009")]
    [TestCase("""{"defaultAction":"SCMP_ACT_LOG"}""", "RUN-ASK-009")]
    [TestCase(
        """{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["mount","bpf"],"action":"SCMP_ACT_ERRNO"}]}""", "RUN-ASK-009")]
    public async Task A_filter_that_lets_everything_through_is_none(string filter, string expected) =>
        (await FailuresOf(template => template["linux"]!["seccomp"] = JsonNode.Parse(filter))).ShouldBe(Ids(expected));

    [Test]
    public async Task A_filter_that_lets_a_dangerous_call_through_is_found_by_its_name()
    {
        var results =
            await Measure(template => ((JsonArray)template["linux"]!["seccomp"]!["syscalls"]![0]!["names"]!).Add("finit_module"));

        results.With(Verdict.Fail).ShouldBe(["RUN-ASK-009"]);
        results.Results.Single(result => result.Control == "RUN-ASK-009").Reason.ShouldContain("finit_module");
    }

    private static IEnumerable<JsonNode> Skeleton() =>
        OciTemplate.Fragment("skeleton", Templates.Text("oci/skeleton.json"))["mounts"]!.AsArray()
            .Select(mount => mount!.DeepClone());

    private static string[] Ids(string listed) => listed.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<IReadOnlyList<string>> FailuresOf(Action<JsonObject> change) =>
        (await Measure(change)).With(Verdict.Fail);

    private static async Task<RunResults> Measure(Action<JsonObject> change)
    {
        var template = OciTemplate.Fragment("hardened", Templates.Text("oci/hardened.json"));
        change(template);
        using var scratch = new Scratch();
        var file = scratch.Write("template.json", template.ToJsonString());
        var results = await GateRun.Measure((Setting.Template, file), (Setting.Filter, "RUN-ASK"));
        results.With(Verdict.Error).ShouldBeEmpty();
        return results;
    }
}
