using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting.Interchange;

namespace Reporting.Tests.Interchange;

public sealed class HeimdallTests
{
    private static JsonNode[] Controls =>
    [
        .. JsonNode.Parse(Written.Text(HeimdallFile.Write))!["profiles"]![0]!["controls"]!.AsArray().Select(control => control!),
    ];

    private static IEnumerable<TestCaseData> Schemas =>
        Schema.OwnAndPublished("formats/hdf-exec.schema.json", "hdf-exec.schema.json");

    [TestCaseSource(nameof(Schemas))]
    public async Task It_is_valid_by_the_schema_and_a_broken_one_is_not(string[] schemas)
    {
        using var scratch = new Scratch();
        var schema = schemas.ShouldHaveSingleItem();
        var good = Written.To(scratch, HeimdallFile.Name, HeimdallFile.Write);

        await Checker.ReadAsync("schema", schema, good);
        await Checker.ReadAsync("schema", schema,
            Written.To(scratch, "one.json", HeimdallFile.Write, SampleCluster.Of(SampleRun.Fail)));
        File.WriteAllText(scratch.In("broken.json"),
            File.ReadAllText(good).Replace("\"status\": \"error\"", "\"status\": \"broken\"", StringComparison.Ordinal));
        (await Should.ThrowAsync<InvalidDataException>(() => Checker.ReadAsync("schema", schema, scratch.In("broken.json"))))
            .Message.ShouldContain("/status");
    }

    [Test]
    public void A_waiver_of_some_nodes_does_not_waive_the_control()
    {
        Controls.Single(control => Id(control) == "NET-OUT-002")["waiver_data"].ShouldBeNull();

        var one = JsonNode.Parse(Written.Text(HeimdallFile.Write, SampleCluster.Of(SampleRun.Run(0,
            [SampleRun.Pass.Results[0] with { Verdict = Validation.Results.Verdict.Waived, Waiver = SampleCluster.Waiver }]))))!;
        one["profiles"]![0]!["controls"]![0]!["waiver_data"]!["expiration_date"]!.GetValue<string>().ShouldBe("2027-01-31");
    }

    [Test]
    public void Only_what_applies_nowhere_has_no_impact_and_NIST_ids_are_as_Heimdall_reads_them()
    {
        Controls.Where(control => control["impact"]!.GetValue<double>() == 0).Select(Id).ShouldBe(["ISO-SYS-001"]);
        Controls.Single(control => Id(control) == "ISO-DEV-001")["tags"]!["nist"]![0]!.GetValue<string>().ShouldBe("AC-6 (10)");
        Controls.Select(Id).ShouldBeUnique();
    }

    private static string Id(JsonNode control) => control["id"]!.GetValue<string>();
}
