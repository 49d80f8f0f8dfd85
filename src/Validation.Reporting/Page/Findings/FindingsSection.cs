using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Findings;

/// <summary>
/// Each finding in full: what must hold, what was seen, why it matters, how to fix it, by whom, and how to see it again.
/// </summary>
internal static class FindingsSection
{
    private const int Most = 120;

    public static Node Of(BundleInput input)
    {
        var findings = FindingList.Of(input.Results);
        return findings.Count == 0
            ? P("Nothing failed, and everything that was planned could be told.")
            : Node.Of(
                P($"{Counted.Of(findings.Count, "finding")}, the worst first."),
                Node.Of(findings.Take(Most).Select(finding => FindingArticle.Of(finding, input.Results.Run))),
                findings.Count <= Most ? Node.None : Rest(findings));
    }

    private static Node Rest(IReadOnlyList<Finding> findings) => Node.Of(
        P($"The {Most} worst are described above. The others in short; results.json holds them in full."),
        DataTable.Of("Further findings", ["Control", "Verdict", "Severity", "#Verdicts", "What was seen"],
            findings.Skip(Most).Take(500).Select(finding => (IReadOnlyList<Node>)
            [
                Node.Of(finding.Result.Control, " ", Small(finding.Result.Title)),
                VerdictMark.Of(finding.Result.Verdict),
                VerdictWords.Word(finding.Result.Severity),
                Number.Grouped(finding.Count),
                Short.Of(finding.Result.Reason, 160),
            ])),
        findings.Count > Most + 500
            ? P($"… and {Number.Grouped(findings.Count - Most - 500)} more findings, in results.json.")
            : Node.None);
}
