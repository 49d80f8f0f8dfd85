using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using Validation.Results.Frameworks;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Catalogues;

/// <summary>The same results by the identifiers that an auditor has to tick off; those that no control measures say so.</summary>
internal static class CatalogueSection
{
    public static Node Of(BundleInput input) => Node.Of(
        P("A control gives evidence for an identifier either because it names it (“named”), or because its subject is held "
            + "against it by this project's mapping (“by subject”). " +
            "Evidence for a technical part is not the whole of a requirement: whether one is met is the auditor's judgement. " +
            "For ATT&CK, a pass means that this way was tried and closed. Titles are the frameworks' own; PCI DSS, SOC 2 and the "
            + "manuals have none, and what they say is told in our words."),
        Node.Of(Mapped.Concat(Others(input.Results)).Select(catalogue => Catalogue(catalogue, input.Results))));

    private static IEnumerable<string> Mapped => Mapping.Frameworks.Select(framework => framework.Name);

    private static IEnumerable<string> Others(RunResults results) => results.Results
        .SelectMany(result => result.References).Select(reference => reference.Catalogue)
        .Except(Mapped).Distinct().Order(StringComparer.Ordinal);

    private static Node Catalogue(string catalogue, RunResults results)
    {
        var rows = CatalogueRow.Of(catalogue, results);
        var untested = rows.Count(row => row.Worst is null && !row.ByTheAudit);
        return Node.Of(
            H3(catalogue),
            DataTable.Of(
                $"{catalogue}: {Counted.Of(rows.Count, "identifier")}, {untested} not tested",
                ["Identifier", "About", "Verdict", "Measured by"],
                rows.Select(row => (IReadOnlyList<Node>)[Link.Outside(row.Link, row.Id), row.Title, Verdict(row), By(row)])));
    }

    private static Node Verdict(CatalogueRow row)
    {
        if (row.Worst is not { } worst)
            return row.ByTheAudit
                ? "this audit"
                : Span(VerdictMark.Shape(Results.Verdict.NotApplicable), "not tested").Class("verdict");
        var all = row.Direct.Concat(row.BySubject).ToArray();
        var counts = VerdictWords.InOrder.Select(verdict =>
            (verdict, Count: all.Where(result => result.Verdict == verdict).Sum(result => result.Count)))
            .Where(pair => pair.Count > 0);
        return VerdictMark.Of(
            worst,
            string.Join(", ", counts.Select(pair => $"{Number.Grouped(pair.Count)} {VerdictWords.Word(pair.verdict)}")));
    }

    private static string By(CatalogueRow row)
    {
        string[] parts =
        [
            .. row.Direct.Count == 0 ? [] : new[] { "named: " + ControlIds.Of(row.Direct.Select(result => result.Control)) },
            .. row.BySubject.Count == 0
                ? []
                : new[] { "by subject: " + ControlIds.Of(row.BySubject.Select(result => result.Control)) },
            .. row.ByTheAudit ? new[] { "the audit itself: its run, its evidence and its signature" } : [],
        ];
        return parts.Length == 0 ? "no control of this run" : string.Join("; ", parts);
    }
}
