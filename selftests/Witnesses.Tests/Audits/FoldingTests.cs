using Validation.Controls;
using Validation.Harness.Judging;
using Validation.Results;

namespace Witnesses.Tests.Audits;

/// <summary>Which nodes share a row.</summary>
public sealed class FoldingTests
{
    private static readonly Control Control = AllControls.InOrder[0];

    [Test]
    public void Passes_share_a_row_whatever_made_them_so()
    {
        var folding = Folded((Verdict.Pass, "runsc-sandbox --root=/a --log=/b"),
            (Verdict.Pass, "runsc-sandbox --log=/b --root=/a"));

        folding.ShouldHaveSingleItem().Nodes.ShouldBe(["node-0", "node-1"]);
    }

    [Test]
    public void Failures_share_one_where_they_differ_in_figures_and_names_only()
    {
        Folded((Verdict.Fail, "node-0: pid 17 of 0xab1f"), (Verdict.Fail, "node-1: pid 4711 of 0xcd2e")).ShouldHaveSingleItem();
        Folded((Verdict.Fail, "the flag is in force"), (Verdict.Fail, "the filter is gone")).Length.ShouldBe(2);
        Folded((Verdict.Pass, "the same"), (Verdict.Error, "the same")).Length.ShouldBe(2);
    }

    private static (Control Control, Judgement Judgement,
        IReadOnlyList<string> Nodes)[] Folded(params (Verdict Verdict, string Reason)[] ended)
    {
        var folding = new Folding();
        foreach (var ((verdict, reason), number) in ended.Select((one, number) => (one, number)))
            folding.Add($"node-{number}", Control, Judgement.Without(verdict, reason), []);
        return [.. folding.Rows];
    }
}
