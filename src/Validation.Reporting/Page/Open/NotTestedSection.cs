using Validation.Reporting.Page.Catalogues;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using Validation.Results.Claims;
using Validation.Results.Frameworks;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Open;

/// <summary>What no verdict of this run speaks of, and why.</summary>
internal static class NotTestedSection
{
    private const int Most = 400;

    public static Node Of(BundleInput input)
    {
        var results = input.Results;
        NotTested[] open = [.. results.NotTested, .. Claims(results), .. NotApplicable(results)];
        return Node.Of(
            P("This report says nothing about the following. A reader who needs an answer has to get it elsewhere."),
            results.Run.Filter.Length == 0
                ? Node.None
                : P($"The run was confined to the filter “{results.Run.Filter}”: what the filter leaves out was not measured."),
            DataTable.Of("Not tested, and why", ["What", "About", "Why it was not tested"],
                open.Take(Most).Select(item => (IReadOnlyList<Node>)[item.Id, item.Title, Short.Of(item.Because, 300)])),
            open.Length > Most ? P($"… and {Number.Grouped(open.Length - Most)} more, in results.json.") : Node.None,
            H3("Identifiers of catalogues that no control of this run measures"),
            Ul(Mapping.Frameworks.Select(framework => Li(B(framework.Name + ": "), Untested(framework.Name, results)))));
    }

    /// <summary>The ledger's claims on which no finding was recorded.</summary>
    private static IEnumerable<NotTested> Claims(RunResults results)
    {
        var known = results.Claims.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var judged = results.Results.Select(result => result.Control).ToHashSet(StringComparer.Ordinal);
        return ClaimsLedger.All.Where(claim => !known.Contains(claim.Id)).Select(claim => new NotTested
        {
            Id = claim.Id,
            Title = claim.Text,
            Because = claim.Controls.Where(control => !judged.Contains(control)).ToArray() is { Length: > 0 } missing
                ? $"a claim of the ledger that is measured by controls which this run left out: {string.Join(", ", missing)}"
                : "a claim of the ledger that was not measured yet",
        });
    }

    private static IEnumerable<NotTested> NotApplicable(RunResults results) => results.Results
        .Where(result => result.Verdict == Verdict.NotApplicable)
        .Select(result => new NotTested
        {
            Id = result.Control,
            Title = result.Title,
            Because = "does not apply" + (result.Nodes.Count == 0 ? "" : $" on {NodeNames.Of(result.Nodes)}")
                + $": {result.Reason}",
        });

    private static string Untested(string catalogue, RunResults results) =>
        CatalogueRow.Of(catalogue, results).Where(row => row.Worst is null && !row.ByTheAudit).Select(row => row.Id).ToArray()
            is { Length: > 0 } ids
            ? string.Join(", ", ids)
            : "none of those that the mapping holds";
}
