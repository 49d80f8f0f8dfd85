using System.Globalization;
using System.Xml.Linq;
using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Reporting.Diffs;
using Validation.Reporting.Page;
using Validation.Reporting.Page.Changes;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Reporting.Tests.Page;

public sealed class ContentTests
{
    private readonly Html page = Html.Of(Samples.Full);

    [Test]
    public void The_chapters_come_in_the_order_of_the_contents()
    {
        string[] titles =
        [
            "Environment", "Posture matrix", "Network: expected and measured", "Attack surface and overhead", "What changed",
            "Findings", "By control catalogue",
            "Waivers", "Not tested, and why", "Claims ledger", "Method and limits", "Appendix A: every control",
            "Appendix B: evidence and checksums",
        ];

        page.All("section").Elements("h2").Select(Html.Words).Skip(1).ShouldBe(titles);
        page.All("nav").Single().Descendants("a").Select(Html.Words).ShouldBe(titles);
    }

    [Test]
    public void What_a_run_does_not_have_is_said_or_left_out()
    {
        var results = SampleRun.Pass with { Results = [SampleRun.Pass.Results[0]], Metrics = [], Claims = [] };
        var small = Html.Of(Samples.Of(results with { Summary = Books.Count(results.Results) }));

        small.All("section").Elements("h2").Select(Html.Words).ShouldNotContain("Network: expected and measured");
        Html.Words(small.Section("waivers")).ShouldContain("there are no waivers");
        Html.Words(small.Section("figures")).ShouldContain("This run recorded no figures.");
        Html.Words(small.Section("changes")).ShouldContain("No earlier run of this target is known");
        Html.Words(small.Section("findings")).ShouldContain("Nothing failed, and everything that was planned could be told.");
        Html.Words(small.Section("claims")).ShouldContain("37 claims");
    }

    [Test]
    public void A_finding_says_all_that_is_needed_to_mend_it()
    {
        var finding = page.Section("findings").Elements("article")
            .Single(article => Html.Words(article).Contains("RUN-UID-001", StringComparison.Ordinal));

        finding.Descendants("dt").Select(Html.Words).ShouldBe([
            "Severity", "Must hold", "Seen", "Without the sandbox", "Proof that the probe can see it", "Why it matters",
            "How to fix it", "By whom",
            "Asked for by", "See it again", "Evidence",
        ]);
        Html.Words(finding).ShouldContain("getuid returned 0 where the template asks for 65534");
        Html.Words(finding).ShouldContain("./run-suite.sh --engine oci --runtime runsc --baseline runc --filter RUN-UID-001");
    }

    [Test]
    public void Every_control_is_in_the_appendix_with_its_verdict() =>
        Html.Rows(page.Table("Every control and its verdict")).Select(row => (row[0], row[3]))
            .ShouldBe(SampleRun.Fail.Results.Select(result => (result.Control, result.Verdict switch
            {
                Verdict.Pass => "pass", Verdict.Fail => "FAIL", Verdict.Error => "ERROR",
                Verdict.NotApplicable => "not applicable", _ => "waived",
            })));

    [Test]
    public void Evidence_carries_the_checksum_of_its_file_in_the_bundle()
    {
        var result = SampleRun.Fail.Results.Single(result => result.Control == "ISO-FS-001");
        var article = page.Section("evidence").Elements("article")
            .Single(article => Html.Words(article).Contains("ISO-FS-001", StringComparison.Ordinal));

        article.Descendants("code").Select(Html.Words).Where(words => words.Length == 64)
            .ShouldBe(result.Evidence.GroupBy(item => item.Arm).Select(EvidenceFiles.Sha256));
        article.Descendants("li").Count().ShouldBe(4);
    }

    [Test]
    public void The_network_is_told_by_what_was_expected_and_what_was_measured()
    {
        var rows = Html.Rows(page.Table("Network, No network: expected and measured"));

        rows.Select(row => row[1]).ShouldBe(["as expected", "waived"]);
        rows[0][0].ShouldStartWith("No TCP connection leaves the sandbox");
    }

    [Test]
    public void Charts_carry_their_values_for_the_eye_and_in_a_table()
    {
        page.Root.Descendants("svg").Single(svg => (string?)svg.Attribute("aria-labelledby") == "surface-title")
            .Descendants("text").Select(Html.Words).ShouldBe(["subject (runsc)", "85", "baseline (runc)", "381"]);
        Html.Rows(page.Table("System calls of the host that can be reached: the same as a table")).Select(row => row[1])
            .ShouldBe(["85", "381"]);
        Html.Rows(page.Table("Runs of this target, the newest first")).Count.ShouldBe(10);
    }

    [Test]
    public void The_same_input_gives_the_same_bytes_whatever_the_culture_and_the_stream_stays_open()
    {
        var culture = CultureInfo.CurrentCulture;
        using var stream = new MemoryStream();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("")
            {
                NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
            };
            ReportPage.Write(Samples.Full, stream);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        stream.ToArray().ShouldBe(page.Bytes);
        stream.CanWrite.ShouldBeTrue();
        page.Bytes[0].ShouldBe((byte)'<');
        page.Text.ShouldNotContain("\r");
    }

    [Test]
    public void What_was_not_tested_is_listed_with_the_claims_that_nothing_measures()
    {
        var rows = Html.Rows(page.Table("Not tested, and why"));

        rows[0][0].ShouldBe("NET-CLD-001");
        rows.Count(row => row[0].StartsWith("CLM-", StringComparison.Ordinal)).ShouldBe(35);
        rows.ShouldContain(row => row[0] == "CLM-001");
        rows.ShouldNotContain(row => row[0] == "CLM-003" || row[0] == "CLM-004");
        rows.ShouldContain(row =>
            row[0] == "ISO-SYS-001" && row[2].StartsWith("does not apply: the host's kernel has", StringComparison.Ordinal));
        Html.Rows(page.Table("Claims ledger")).Select(row => row[2]).ShouldBe(["confirmed", "refuted"]);
    }

    [Test]
    public void Waivers_are_shown_with_what_became_of_them() =>
        Html.Rows(page.Table("Waivers")).Select(row => row[1])
            .ShouldBe(["in force", "EXPIRED", "in force, EXPIRES SOON", "MATCHES NOTHING"]);

    [Test]
    public void Every_kind_of_change_and_every_verdict_has_words()
    {
        ChangeWords.InOrder.ShouldBe(Enum.GetValues<ChangeKind>(), ignoreOrder: true);
        Enum.GetValues<ChangeKind>().Select(ChangeWords.Word).ShouldBeUnique();
        VerdictWords.InOrder.ShouldBe(Enum.GetValues<Verdict>(), ignoreOrder: true);
        Enum.GetValues<Verdict>()
            .SelectMany(verdict =>
                new[] { VerdictWords.Word(verdict), VerdictWords.Plain(verdict), VerdictWords.Meaning(verdict) })
            .ShouldAllBe(words => words.Length > 0);
        Enum.GetValues<Verdict>().Select(VerdictWords.Rank).ShouldBeUnique();
    }

    [Test]
    public void A_run_without_the_newer_members_can_be_read_and_shown()
    {
        var old = SampleRun.Fail with
        {
            Nodes = null!,
            Pods = null!,
            Waivers = null!,
            NotTested = null!,
            Claims = null!,
            Metrics = null!,
            Results = [.. SampleRun.Fail.Results.Select(result => result with { Nodes = null! })],
        };

        Should.NotThrow(() => Html.Of(Samples.Of(old)));
        old.Results[0].Count.ShouldBe(1);
    }
}
