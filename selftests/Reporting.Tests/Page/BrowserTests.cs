using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Reporting.Page;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Reporting.Tests.Page;

/// <summary>
/// In a real browser with the network cut: nothing is asked for, nobody is shut out, nothing is cut off on a phone, and it
/// prints. The screenshots and the prints stay beside the test's binaries, in <c>report-page/</c>.
/// </summary>
[TestFixtureSource(nameof(Pages))]
[CancelAfter(600_000)]
public sealed partial class BrowserTests(string name)
{
    private static readonly string[] Pages = ["full", "pass", "longest", "cluster"];

    private string folder = "";
    private JsonNode seen = null!;

    [OneTimeSetUp]
    public async Task LookOnce()
    {
        var input = name switch
        {
            "full" => Samples.Full,
            "pass" => Samples.Of(SampleRun.Pass),
            "longest" => Longest(),
            _ => Samples.Of(Samples.Cluster(1000, 150)),
        };
        folder = Fresh(name);
        await using (var page = File.Create(Path.Combine(folder, ReportPage.Name)))
            ReportPage.Write(input, page);
        var browser = await Browser.InstalledAsync();
        seen = await browser.InspectAsync(Path.Combine(folder, ReportPage.Name), folder,
            TestContext.CurrentContext.CancellationToken);
    }

    [Test]
    public void Nothing_is_asked_for_and_the_browser_complains_of_nothing()
    {
        seen["requests"]!.AsArray().ShouldBeEmpty();
        seen["said"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public void Axe_finds_no_violation_at_either_width() =>
        seen["violations"]!.AsArray().Select(found => found!.ToJsonString()).ShouldBeEmpty();

    [Test]
    public void The_page_is_no_wider_than_the_screen()
    {
        seen["widths"]!["desktop"]!.GetValue<int>().ShouldBeLessThanOrEqualTo(1280);
        seen["widths"]!["phone"]!.GetValue<int>().ShouldBeLessThanOrEqualTo(390);
    }

    [TestCase("A4")]
    [TestCase("Letter")]
    public async Task The_first_sheet_holds_the_whole_summary_and_nothing_else(string paper)
    {
        var sheets = await Sheets(paper);
        var (first, second) = (sheets[0], sheets[1]);

        first.ShouldContain("Is it safe to run untrusted code here?");
        first.ShouldContain(name == "pass" ? "YES" : "NO");
        foreach (var part in new[]
        {
            "The counts add up",
            "What must be done, and by whom",
            "What changed since the last run",
            "Who signed",
            "validation verify FOLDER",
        })
            first.ShouldContain(part);
        second.TrimStart().ShouldStartWith("Contents");
        sheets.Select(sheet => Foot().Match(sheet).Value)
            .ShouldBe(Enumerable.Range(1, sheets.Count).Select(sheet => $"Page {sheet} of {sheets.Count}"));
    }

    [Test]
    public async Task A_table_that_goes_over_the_sheet_repeats_its_head()
    {
        var sheets = await Sheets("A4");

        // The claims that nothing measures fill more than a sheet, whatever the run.
        sheets.Count(text => text.Contains("Why it was not tested", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
    }

    private Task<IReadOnlyList<string>> Sheets(string paper) =>
        Browser.SheetsAsync(Path.Combine(folder, paper + ".pdf"), TestContext.CurrentContext.CancellationToken);

    /// <summary>The first page's texts as long as they get.</summary>
    private static BundleInput Longest()
    {
        var words = string.Join(' ', Enumerable.Repeat("a sentence that does not want to end", 20));
        var results = SampleRun.Run(1, [.. Enumerable.Range(1, 9).Select(number => SampleControl.Of(
            $"ISO-LONG-{number:000}", words, Area.Isolation, "Files", Severity.Critical, Verdict.Fail, words) with
            {
                Remedy = $"{number} {words}",
                HeldBy = Holder.Sandbox,
            })]);
        results = results with
        {
            Run = results.Run with { Banners = [words, words, words], Runtime = "/usr/local/bin/" + new string('x', 60) },
        };
        return Samples.Of(results) with
        {
            Diff = Samples.Diff(SampleRun.Pass, results) with { Circumstances = [words, words] },
            Signer = words,
        };
    }

    internal static string Fresh(string name)
    {
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "report-page", name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    [GeneratedRegex("Page [0-9]+ of [0-9]+")]
    private static partial Regex Foot();
}
