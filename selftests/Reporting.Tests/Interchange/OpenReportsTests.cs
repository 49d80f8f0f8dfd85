using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting.Interchange;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Reporting.Tests.Interchange;

public sealed class OpenReportsTests
{
    private static readonly string[] Words = ["pass", "fail", "warn", "error", "skip"];

    private static IEnumerable<TestCaseData> Definitions =>
        Schema.OwnAndPublished(
            "openreports/definitions.yaml", "openreports.io_clusterreports.crd.yaml", "openreports.io_reports.crd.yaml");

    [TestCaseSource(nameof(Definitions))]
    public async Task The_resource_definitions_take_every_object_and_refuse_a_broken_one(string[] definitions)
    {
        using var scratch = new Scratch();
        var good = Written.To(scratch, OpenReports.Name, OpenReports.Write);

        var objects = (await Checker.ReadAsync("resources", [good, .. definitions]))!.AsArray();

        objects.Select(made => $"{made!["kind"]} {made["metadata"]!["namespace"]} {made["metadata"]!["name"]}").ShouldBe(
        [
            $"ClusterReport  validation-{Target(objects)}",
            $"Report eval validation-pods-{Target(objects)}",
            $"Report tools validation-pods-{Target(objects)}",
        ]);
        foreach (var (right, wrong) in new[]
        {
            ("\"result\":\"fail\"", "\"result\":\"failed\""),
            ("\"resources\"", "\"subjects\""),
            ("\"severity\":\"low\"", "\"severity\":\"none\""),
        })
        {
            var broken = scratch.Write("broken.yaml", File.ReadAllText(good).Replace(right, wrong, StringComparison.Ordinal));
            (await Should.ThrowAsync<InvalidDataException>(() => Checker.ReadAsync("resources", [broken, .. definitions])))
                .Message.ShouldContain("/results/");
        }
    }

    [Test]
    public void Summaries_add_up_to_the_books_and_a_waived_failure_is_a_warning_that_is_not_scored()
    {
        var made = Parsed(SampleCluster.Input).First();

        Words.Select(word => made["summary"]![word]!.GetValue<int>()).ShouldBe([51, 24, 5, 1, 25]);
        made["results"]!.AsArray().Where(result => result!["result"]!.GetValue<string>() == "warn")
            .ShouldHaveSingleItem()!["scored"]!.GetValue<bool>().ShouldBeFalse();
        Parsed(SampleCluster.Input).Skip(1).Sum(pods => pods["summary"]!["fail"]!.GetValue<int>()).ShouldBe(3);
    }

    [Test]
    public void A_failure_names_its_nodes_and_what_holds_on_many_says_how_many()
    {
        var results = Parsed(SampleCluster.Input).First()["results"]!.AsArray();

        results.Single(result => Is(result!, "ISO-FS-001", "fail"))!["resources"]!.AsArray()
            .Select(node => node!["name"]!.GetValue<string>())
            .ShouldBe(["pool-a-03", "pool-a-04", "pool-a-05"]);
        var holds = results.Single(result => Is(result!, "ISO-PROC-001", "pass"))!;
        holds["resources"].ShouldBeNull();
        holds["properties"]!["verdicts"]!.GetValue<string>().ShouldBe("24");
    }

    [Test]
    public void What_does_not_fit_into_one_object_of_the_store_goes_into_the_next_and_the_sum_stays()
    {
        var failing = SampleCluster.Input.Results.Results.First(row => row.Verdict == Verdict.Fail);
        var input = SampleCluster.Of(SampleRun.Run(1,
            [
                .. Enumerable.Range(0, 1500)
                    .Select(node => failing with { Nodes = [$"node-{node:0000}"], Reason = $"{node} {failing.Reason}" }),
            ]));

        var objects = OpenReports.Objects(input).ToList();

        objects.Count.ShouldBeGreaterThan(1);
        objects.ShouldAllBe(made => made.Bytes.Length < 1_100_000);
        objects.Select(made => made.Name).ShouldBeUnique();
        Parsed(input).Sum(made => made["summary"]!["fail"]!.GetValue<int>()).ShouldBe(1500);
    }

    [Test]
    public async Task Characters_beyond_the_first_plane_are_shown_as_YAML_cannot_read_their_JSON_escapes()
    {
        using var scratch = new Scratch();
        var input = SampleCluster.Of(SampleRun.Run(1, [SampleRun.Pass.Results[0] with { Reason = "a whale 🐋 said so" }]));

        var read = (await Checker.ReadAsync("yaml", Written.To(scratch, OpenReports.Name, OpenReports.Write, input)))!.AsArray();

        read[0]!["results"]![0]!["message"]!.GetValue<string>().ShouldBe(@"a whale \u{1f40b} said so");
    }

    private static string Target(JsonArray objects) =>
        objects[0]!["metadata"]!["labels"]!["validation.report/target"]!.GetValue<string>();

    private static bool Is(JsonNode result, string control, string word) =>
        result["policy"]!.GetValue<string>() == control && result["result"]!.GetValue<string>() == word;

    private static List<JsonNode> Parsed(BundleInput input) =>
        [.. OpenReports.Objects(input).Select(made => JsonNode.Parse(made.Json)!)];
}
