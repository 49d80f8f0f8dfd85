using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using Validation.Results.Claims;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Open;

/// <summary>What guides claim of the sandbox, and what was found when it was measured.</summary>
internal static class ClaimsSection
{
    public static Node Of(BundleInput input)
    {
        var results = input.Results;
        return results.Claims.Count == 0
            ? P($"Guides to the sandbox make {ClaimsLedger.All.Count} claims that this project keeps in a ledger. This run "
                + "measured none of them: they are listed as not tested.")
            : Node.Of(
                P("What guides to the sandbox claim, measured and not taken on trust. A claim that is refuted does not fail the "
                    + "gate: it is what there was to learn. " +
                    $"{Number.Grouped(results.Claims.Count)} were measured; the others are listed as not tested."),
                DataTable.Of("Claims ledger", ["Claim", "What is claimed", "Finding", "Why"],
                    results.Claims.Select(claim =>
                        (IReadOnlyList<Node>)[claim.Id, claim.Text, Finding(claim.Finding), Short.Of(claim.Reason, 400)])));
    }

    private static Node Finding(string finding) => finding switch
    {
        MeasuredClaims.Confirmed => VerdictMark.Of(Verdict.Pass, finding),
        MeasuredClaims.Refuted => VerdictMark.Of(Verdict.Fail, finding),
        MeasuredClaims.Conditional => VerdictMark.Of(Verdict.Waived, finding),
        _ => VerdictMark.Of(Verdict.NotApplicable, finding),
    };
}
