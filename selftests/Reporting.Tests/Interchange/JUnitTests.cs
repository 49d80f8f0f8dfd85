using System.Text.Json.Nodes;
using System.Xml.Linq;
using Selftests.Support.Samples;
using Validation.Reporting;
using Validation.Reporting.Allure;
using Validation.Reporting.Allure.Rendering;
using Validation.Reporting.Interchange;

namespace Reporting.Tests.Interchange;

public sealed class JUnitTests
{
    private static XElement Document => XDocument.Parse(Written.Text(JUnitXml.Write)).Root!;

    [Test]
    public async Task A_reader_of_others_counts_what_the_books_count()
    {
        using var scratch = new Scratch();
        await AllureReport.InstallAsync(Cache.Directory, TestContext.CurrentContext.CancellationToken);
        Written.To(scratch, "results/junit.xml", JUnitXml.Write);
        scratch.Write("allurerc.mjs",
            "export default { output: './report', plugins: { awesome: { options: { reportLanguage: 'en' } } } };");

        var allure = Renderer.Installed(Cache.Directory).CommandLine;
        await (NodePackages.Node("--no-warnings", allure, "generate", "--config", "allurerc.mjs", "results") with
        {
            Directory = scratch.Path,
        }).SucceedAsync();

        var counts = JsonNode.Parse(await File.ReadAllTextAsync(
            Directory.GetFiles(scratch.In("report"), "statistic.json", SearchOption.AllDirectories).First()))!;
        var books = SampleCluster.Input.Results.Summary;
        Count(counts, "total").ShouldBe(books.Planned);
        Count(counts, "passed").ShouldBe(books.Pass);
        Count(counts, "failed").ShouldBe(books.Fail);
        Count(counts, "broken").ShouldBe(books.Error);
        Count(counts, "skipped").ShouldBe(books.NotApplicable + books.Waived);
    }

    [Test]
    public void Said_counts_are_the_counts_of_the_test_cases_and_no_two_have_a_name()
    {
        foreach (var counted in Document.DescendantsAndSelf()
            .Where(element => element.Name.LocalName.StartsWith("testsuite", StringComparison.Ordinal)))
        {
            counted.Attribute("tests")!.Value.ShouldBe($"{counted.Descendants("testcase").Count()}");
            counted.Attribute("failures")!.Value.ShouldBe($"{counted.Descendants("failure").Count()}");
            counted.Attribute("errors")!.Value.ShouldBe($"{counted.Descendants("error").Count()}");
            counted.Attribute("skipped")!.Value.ShouldBe($"{counted.Descendants("skipped").Count()}");
        }
        Document.Elements("testsuite").Select(suite => suite.Attribute("name")!.Value)
            .ShouldBe(["isolation", "network", "runtime"]);
        Document.Descendants("testcase").Select(test => $"{test.Attribute("classname")} {test.Attribute("name")}")
            .ShouldBeUnique();
    }

    [Test]
    public void A_failure_says_what_was_seen_what_to_do_and_what_measures_it_again_once_for_all_nodes()
    {
        var failures = Document.Descendants("failure")
            .Where(failure => failure.Attribute("message")!.Value.StartsWith("ISO-FS-001", StringComparison.Ordinal)).ToList();

        failures.Count.ShouldBe(3);
        failures[0].Value.ShouldContain("\nSeen: read: “<script>alert(1)</script>");
        failures[0].Value.ShouldContain("\nOn: pool-a-03 pool-a-04 pool-a-05\n");
        failures[0].Value.ShouldContain("\nWhat to do: Run the workload under runsc");
        failures[0].Value.ShouldContain("\nMeasure it again: ./run-suite.sh");
        failures[0].Attribute("message")!.Value.ShouldContain(@"nul:\0 back:\x08\r\x9b2J turned:\u{202e}txt.exe");
        failures[1].Value.ShouldBe("As on pool-a-03, where the finding is written in full.");
        failures[0].Parent!.Element("properties")!.Elements().First().Attribute("value")!.Value.ShouldBe("critical");
    }

    [Test]
    public void What_is_waived_or_does_not_apply_is_skipped_with_its_reason()
    {
        var skipped = Document.Descendants("skipped").Select(skipped => skipped.Attribute("message")!.Value).Distinct().ToList();

        skipped.ShouldContain("ISO-SYS-001: Does not apply: disabled on the host");
        skipped.ShouldContain(message => message.StartsWith(
            "NET-OUT-002: Waived, accepted by platform-security until 2027-01-31: ping is needed by the health check",
            StringComparison.Ordinal));
        Document.Descendants("system-err").Select(text => text.Value).Distinct().ShouldHaveSingleItem()
            .ShouldBe("a banner of the run <b>bold</b>");
    }

    private static int Count(JsonNode counts, string name) => counts[name]?.GetValue<int>() ?? 0;
}
