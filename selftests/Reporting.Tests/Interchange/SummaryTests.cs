using Selftests.Support.Samples;
using Validation.Reporting.Interchange;
using Validation.Results;

namespace Reporting.Tests.Interchange;

public sealed class SummaryTests
{
    [Test]
    public void It_says_verdict_counts_changes_and_what_to_do_in_sixty_lines()
    {
        var text = Written.Text(CiSummary.Write);

        text.ShouldStartWith("## FAIL: gvisor on Cluster One\n\n**At least one control failed.** Exit code 1;");
        text.ShouldContain("\n| 106 | 51 | 24 | 1 | 25 | 5 |\n");
        text.ShouldContain("\nNodes: 24 of 25 probed, 1 drifted from the others. Living pods without the sandbox or weaker than "
            + "the template: 3.\n");
        text.ShouldContain(": 2 regressed, 1 with other evidence, 103 unchanged.\n");
        text.ShouldContain(
            "\n- **fail, critical: ISO-FS-001** A file of the host cannot be read, on 3 nodes: pool-a-03 pool-a-04 pool-a-05\n");
        text.ShouldContain("\nWaivers: 1 in force.\n");
        text.ShouldContain("\nSigned by CN=ci, key SHA-256 3f….\n");
        text.ShouldContain(@"> **a banner of the run \<b\>bold\</b\>**");
    }

    [Test]
    public void Sixty_lines_are_enough_for_the_worst_run()
    {
        var many = SampleRun.WithControls(400);
        var worst = many with
        {
            Run = many.Run with { Banners = [.. Enumerable.Range(0, 40).Select(banner => $"banner {banner}")] },
            Waivers = [SampleCluster.Waiver],
        };

        var lines = Written.Text(CiSummary.Write, SampleCluster.Of(worst)).TrimEnd('\n').Split('\n');

        lines.Length.ShouldBeLessThanOrEqualTo(60);
        lines.ShouldContain(line =>
            line.StartsWith("… and ", StringComparison.Ordinal)
                && line.EndsWith(" more verdicts in the report.", StringComparison.Ordinal));
    }

    [Test]
    public void What_a_sandbox_said_stands_in_a_code_span_that_it_cannot_leave()
    {
        var row = SampleRun.Fail.Results.First(row => row.Verdict == Verdict.Fail) with
        {
            Reason = "``` <img src=x onerror=alert(1)> ` @everyone [x](http://evil.example) \n# heading",
        };
        var line = Written.Text(CiSummary.Write, SampleCluster.Of(SampleRun.Run(1, [row]))).Split('\n')
            .Single(line => line.StartsWith("  - saw: ", StringComparison.Ordinal));

        line.ShouldBe(@"  - saw: ```` ``` <img src=x onerror=alert(1)> ` @everyone [x](http://evil.example) \n# heading ````");
    }

    [TestCase("<b> [x](http://e.example) @me #1 a_b _c_ www.e.example",
        @"\<b\> \[x\](http\://e.example) \@me \#1 a_b \_c\_ www\.e.example")]
    public void Other_text_has_its_markup_escaped(string text, string escaped) => Markdown.Text(text).ShouldBe(escaped);
}
