using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Reporting.Page.Posture;
using Validation.Reporting.Page.Wording;
using Validation.Results;

namespace Reporting.Tests.Page;

/// <summary>A thousand nodes are told by what differs.</summary>
public sealed class FoldingTests
{
    [Test]
    public void Nodes_that_ended_alike_share_a_column_and_each_deviating_group_has_its_own()
    {
        var groups = NodeGroup.Of(Samples.Cluster(1000, 150));

        groups.Select(group => group.Long).ShouldBe([
            "996 nodes alike (node-0001, node-0005, node-0006 and 993 more nodes)",
            "3 nodes alike (node-0002, node-0003, node-0004)",
            "node-1000",
        ]);
        groups.Select(group => group.Short).ShouldBe(["996 nodes", "3 nodes", "node-1000"]);
    }

    [Test]
    public void A_thousand_nodes_give_a_small_page_in_which_the_counts_are_of_nodes()
    {
        var results = Samples.Cluster(1000, 150);
        var page = Html.Of(Samples.Of(results));

        page.Bytes.Length.ShouldBeLessThan(1 << 20);
        Html.Words(page.All("section").First()).ShouldContain("150,000 planned = 149,996 + 3 + 1 + 0 + 0");
        Html.Words(page.All("section").First()).ShouldContain("999 of 1,000 nodes of the cluster eval-host-1");
        var rows = Html.Rows(page.Table("Posture matrix: the same as a table"));
        rows.Single(row => row[1] == "Files 1").Skip(2).Take(3).ShouldBe(["17 pass", "16 pass, 1 FAIL", "17 pass"]);
        rows.Single(row => row[1] == "Files 2").Skip(2).Take(3).ShouldBe(["17 pass", "17 pass", "16 pass, 1 ERROR"]);
        Html.Rows(page.Table("Nodes that could not be probed or that differ")).Select(row => row[0])
            .ShouldBe(["node-0002", "node-1000"]);
        Html.Words(page.Section("pods")).ShouldContain("eval/agent-1");
    }

    [Test]
    public void More_groups_than_fit_share_the_last_column_with_its_worst_verdict()
    {
        ControlResult[] rows = [.. Enumerable.Range(1, 10).Select(number => SampleControl.Of(
            $"ISO-FS-{number:000}", "A file cannot be read", Area.Isolation, "Files", Severity.High,
            number == 10 ? Verdict.Error : Verdict.Pass, "seen")
            with { Nodes = [.. Enumerable.Range(1, number).Select(Samples.Name)] })];
        var groups = NodeGroup.Of(SampleRun.Run(1, rows));

        groups.Count.ShouldBe(NodeGroup.MostColumns);
        groups[^1].Long.ShouldStartWith("5 nodes that ended in 5 more ways (node-0006, node-0007");
        groups.Sum(group => group.Nodes.Count).ShouldBe(10);
        PostureCell.Of(groups[^1].Rows)!.Worst.ShouldBe(Verdict.Error);
    }

    [Test]
    public void A_control_that_is_judged_once_stands_beside_the_nodes() =>
        NodeGroup.Of(SampleRun.Run(1, [.. Samples.Cluster(5, 3).Results, SampleRun.Pass.Results[0]])).Select(group => group.Short)
            .ShouldBe(["judged once", "3 nodes", "node-0001", "node-0005"]);

    [Test]
    public void More_evidence_than_a_browser_opens_quickly_is_that_of_the_findings_and_the_page_says_where_the_rest_is()
    {
        var fact = SampleControl.Fact("subject", "step", "read(3)", "text", 0, 1);
        var page = Html.Of(Samples.Of(SampleRun.Run(1,
            [
                .. SampleRun.Fail.Results.Select(result =>
                    result with
                    {
                        Evidence = [.. result.Verdict == Verdict.Pass ? Enumerable.Repeat(fact, 500) : result.Evidence],
                    }),
            ])));

        var evidence = page.Section("evidence");
        evidence.Elements("article").Count().ShouldBe(4);
        Html.Words(evidence)
            .ShouldContain("10 of 2,510 items are here: those of what fails, could not be told or was waived. The rest lies in "
                + "the bundle's folder evidence");
    }

    [TestCase("ISO-A-001 ISO-A-002 ISO-A-003 ISO-A-005 NET-B-001", "ISO-A-001 to 003, ISO-A-005, NET-B-001")]
    [TestCase("ISO-A-009 ISO-A-010", "ISO-A-009 to 010")]
    [TestCase("odd ISO-A-001 odd", "ISO-A-001, odd")]
    public void Neighbouring_controls_are_a_range(string ids, string words) => ControlIds.Of(ids.Split(' ')).ShouldBe(words);

    [TestCase("short", 20, "short")]
    [TestCase("a sentence that is too long", 15, "a sentence …")]
    [TestCase("onewordwithoutanyblank", 10, "oneword …")]
    public void Long_texts_are_cut_visibly(string text, int most, string shown)
    {
        Short.Of(text, most).ShouldStartWith(shown[..5]);
        Short.Of(text, most).Length.ShouldBeLessThanOrEqualTo(most + 1);
        Short.Of(text, most).EndsWith('…').ShouldBe(text.Length > most);
    }
}
