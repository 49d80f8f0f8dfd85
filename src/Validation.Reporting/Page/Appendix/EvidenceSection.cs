using Validation.Reporting.Page.Findings;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Appendix;

/// <summary>
/// What the verdicts were read from, and its checksums. A large run's page stays small: it holds what findings and waivers were
/// read from, and says where the rest lies.
/// </summary>
internal static class EvidenceSection
{
    /// <summary>More items than this make a page that a browser does not open quickly.</summary>
    public const int Most = 2000;

    public static Node Of(BundleInput input)
    {
        var rows = input.Results.Results.Select((result, place) => new Row(place, result))
            .Where(row => row.Result.Evidence.Count > 0).ToArray();
        var all = rows.Sum(row => row.Result.Evidence.Count);
        var shown = all <= Most ? rows : Fitting(rows);
        var items = shown.Sum(row => row.Result.Evidence.Count);
        return Node.Of(
            P("Facts are what the probe's calls returned; witnesses are what the host saw. The checksum (SHA-256) of a launch's "
                + "items is that of the file in ",
                Code("evidence/<control>/<arm>/evidence.json"), " of the bundle (for nodes, ", Code("<arm>@<first node>"),
                $"; a control with more than {EvidenceFiles.MostFolders} rows has a line for each in ",
                Code("evidence/<control>/evidence.jsonl"), "). Long texts are shortened here, and nowhere else."),
            P(items == all
                ? $"All {Number.Grouped(all)} items are here."
                : $"{Number.Grouped(items)} of {Number.Grouped(all)} items are here: those of what fails, could not be told or "
                    + "was waived. The rest lies in the bundle's folder evidence, and in results.json."),
            Node.Of(shown.Select(Control)));
    }

    private static Row[] Fitting(Row[] rows)
    {
        var left = Most;
        return
        [
            .. rows.Where(row => row.Result.Verdict is Verdict.Fail or Verdict.Error or Verdict.Waived)
                .OrderBy(row => VerdictWords.Rank(row.Result.Verdict)).ThenByDescending(row => row.Result.Severity)
                .ThenBy(row => row.Place)
                .TakeWhile(row => (left -= row.Result.Evidence.Count) >= 0),
        ];
    }

    private static Node Control(Row row) => Article(
        H3(VerdictMark.Of(row.Result.Verdict), " ", $"{row.Result.Control}: {row.Result.Title}",
            row.Result.Nodes.Count == 0
                ? Node.None
                : Small($" ({NodeNames.Of(row.Result.Nodes)}; the evidence is the first one's)")),
        Node.Of(row.Result.Evidence.GroupBy(item => item.Arm).Select(Arm)))
        .Id(Anchor.Control(row.Place)).Class("evidence");

    private static Node Arm(IGrouping<string, Evidence> items) => Div(
        P(B(items.Key), " ", Small("SHA-256 "), Code(EvidenceFiles.Sha256(items)).Class("hash")).Class("arm"),
        Ul(items.Select(item => Li(
            item.Tried is { } tried ? Code(Short.Of(tried, 300)) : Node.Of(B("Witness "), item.Source), ": ",
            Short.Of(item.Saw, 300)))));
}
