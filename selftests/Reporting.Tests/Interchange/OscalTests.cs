using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting.Bundles;
using Validation.Reporting.Interchange;
using Validation.Reporting.Interchange.Oscal;
using Validation.Results;

namespace Reporting.Tests.Interchange;

public sealed class OscalTests
{
    private static JsonNode Result =>
        JsonNode.Parse(Written.Text(OscalAssessmentResults.Write))!["assessment-results"]!["results"]![0]!;

    private static IEnumerable<TestCaseData> Schemas =>
        Schema.OwnAndPublished("formats/oscal-assessment-results.schema.json", "oscal-assessment-results.schema.json");

    [TestCaseSource(nameof(Schemas))]
    public async Task It_is_valid_by_the_schema_for_a_cluster_and_for_one_machine_and_a_broken_one_is_not(string[] schemas)
    {
        using var scratch = new Scratch();
        var schema = schemas.ShouldHaveSingleItem();
        foreach (var run in new[] { SampleRun.Fail, SampleRun.Pass, SampleRun.Error, SampleRun.Disabled, SampleRun.Run(3, []) })
            await Checker.ReadAsync("schema", schema,
                Written.To(scratch, "one.json", OscalAssessmentResults.Write, SampleCluster.Of(run)));
        var good = Written.To(scratch, "good.json", OscalAssessmentResults.Write);

        await Checker.ReadAsync("schema", schema, good);
        foreach (var (right, wrong) in new[]
        {
            ("\"state\": \"not-satisfied\"", "\"state\": \"maybe\""),
            ("\"collected\": \"2026-11-21T22:33:01Z\"", "\"collected\": \"yesterday\""),
            ("\"methods\"", "\"method\""),
        })
        {
            var text = File.ReadAllText(good);
            text.ShouldContain(right);
            scratch.Write("broken.json", text.Replace(right, wrong, StringComparison.Ordinal));
            (await Should.ThrowAsync<InvalidDataException>(() => Checker.ReadAsync("schema", schema, scratch.In("broken.json"))))
                .Message.ShouldContain("/assessment-results/results/0/");
        }
    }

    [Test]
    public void Only_what_was_seen_to_hold_is_satisfied()
    {
        var findings = Result["findings"]!.AsArray().ToDictionary(finding => Text(finding!["target"]!["target-id"]),
            finding => finding!["target"]!["status"]!);

        Text(findings["ac-6.10_obj"]["state"]).ShouldBe("satisfied");
        Text(findings["sc-39_obj"]["state"]).ShouldBe("not-satisfied");
        Text(findings["sc-39_obj"]["reason"]).ShouldBe("fail");
        Text(findings["run-clu-001"]["state"]).ShouldBe("satisfied");
        Text(findings["run-clu-002"]["state"]).ShouldBe("not-satisfied");
        findings.Keys.ShouldNotContain(id => id.Contains("t1611") || id.Contains("syscalls"));
    }

    [TestCase(Verdict.Error, "not-satisfied", "other")]
    [TestCase(Verdict.Waived, "not-satisfied", "other")]
    [TestCase(Verdict.Fail, "not-satisfied", "fail")]
    [TestCase(Verdict.Pass, "satisfied", "pass")]
    public void A_verdict_beside_a_pass_decides_the_state(Verdict verdict, string state, string reason)
    {
        var passing = SampleRun.Pass.Results[0];
        var document = Written.Text(OscalAssessmentResults.Write,
            SampleCluster.Of(SampleRun.Run(1, [passing, passing with { Control = "ISO-X-002", Verdict = verdict }])));

        var status = JsonNode.Parse(document)!["assessment-results"]!["results"]![0]!["findings"]!.AsArray()
            .Single()!["target"]!["status"]!;
        Text(status["state"]).ShouldBe(state);
        Text(status["reason"]).ShouldBe(reason);
    }

    [Test]
    public void What_does_not_apply_is_observed_and_found_neither_satisfied_nor_not()
    {
        var row = SampleRun.Pass.Results[0] with { Verdict = Verdict.NotApplicable };
        var document = Written.Text(OscalAssessmentResults.Write, SampleCluster.Of(SampleRun.Run(0, [row])));

        var result = JsonNode.Parse(document)!["assessment-results"]!["results"]![0]!;
        result["observations"]!.AsArray().Count.ShouldBe(1);
        result["findings"].ShouldBeNull();
    }

    [Test]
    public void Every_verdict_is_in_an_observation_and_every_pointer_points_at_something()
    {
        var result = Result;
        var counts = result["observations"]!.AsArray().GroupBy(observation => Property(observation!, "verdict"))
            .ToDictionary(verdict => verdict.Key,
                verdict => verdict.Sum(observation => int.Parse(Property(observation!, "verdicts"))));

        counts.ShouldBe(new Dictionary<string, int>
        {
            ["pass"] = 51,
            ["fail"] = 24,
            ["error"] = 1,
            ["notApplicable"] = 25,
            ["waived"] = 5,
        }, ignoreOrder: true);
        var text = result.ToJsonString();
        var known = Uuids(result, "uuid").ToHashSet();
        known.Count.ShouldBe(Uuids(result, "uuid").Count());
        foreach (var pointer in new[] { "observation-uuid", "risk-uuid", "subject-uuid", "actor-uuid", "component-uuid" })
        {
            Uuids(result, pointer).ShouldNotBeEmpty();
            Uuids(result, pointer).ShouldBeSubsetOf(known, pointer);
        }
    }

    [Test]
    public void Evidence_is_named_with_the_hash_of_the_file_in_the_bundle()
    {
        var files = Bundle.Files(SampleCluster.Input).ToDictionary(file => file.Path, file => file.Bytes());
        JsonNode[] evidence = [.. Result["observations"]!.AsArray()
            .Where(observation => observation!["relevant-evidence"] is not null)
            .SelectMany(observation => observation!["relevant-evidence"]!.AsArray()).Select(item => item!)];

        evidence.Length.ShouldBeGreaterThan(10);
        foreach (var item in evidence)
            Property(item, "sha256")
                .ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(files[Text(item["href"])])));
    }

    [Test]
    public void Failures_are_risks_open_or_accepted_until_a_day()
    {
        var risks = Result["risks"]!.AsArray();

        risks.Select(risk => Text(risk!["status"])).Order().ShouldBe(["deviation-approved", "open", "open", "open"]);
        var accepted = risks.Single(risk => Text(risk!["status"]) == "deviation-approved")!;
        Text(accepted["deadline"]).ShouldBe("2027-01-31T23:59:59Z");
        Property(accepted, "accepted-by").ShouldBe("platform-security");
    }

    [Test]
    public void Nothing_a_sandbox_said_is_markup_in_prose()
    {
        var description = Text(Result["observations"]!.AsArray()
            .Single(observation =>
                Property(observation!, "verdict") == "fail"
                    && Property(observation!, "control") == "ISO-FS-001")!["description"]);

        description.ShouldContain(@"\<script\>alert(1)\</script\>");
        description.ShouldContain(@"\[red\]not red");
    }

    private static IEnumerable<string> Uuids(JsonNode? node, string name) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == name ? [Text(member.Value)] : Uuids(member.Value, name)),
        JsonArray elements => elements.SelectMany(element => Uuids(element, name)),
        _ => [],
    };

    private static string Property(JsonNode node, string name) =>
        Text(node["props"]!.AsArray().Single(property => Text(property!["name"]) == name)!["value"]);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
