using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Open;

/// <summary>Failures that somebody accepted, as what they are.</summary>
internal static class WaiversSection
{
    public static Node Of(BundleInput input)
    {
        var results = input.Results;
        var waived = results.Results.Where(result => result.Verdict == Verdict.Waived).ToArray();
        return results.Waivers.Count == 0 && waived.Length == 0
            ? P("No failure was accepted: there are no waivers.")
            : Node.Of(
                P("A waiver accepts a failure for a while. It is counted as waived and never as a pass."),
                results.Waivers.Count == 0
                    ? Node.None
                    : DataTable.Of("Waivers", ["Control", "State", "Scope", "Owner", "Reason", "Last day"],
                    results.Waivers.Select(waiver => (IReadOnlyList<Node>)
                    [
                        waiver.Control, State(waiver.State), waiver.Scope, waiver.Owner, waiver.Reason, When.Day(waiver.Expires),
                    ])),
                waived.Length == 0
                    ? Node.None
                    : DataTable.Of("What is accepted",
                    ["Control", "Verdict", "Severity", "What was seen", "Accepted by", "Nodes"],
                    waived.Take(200).Select(result => (IReadOnlyList<Node>)
                    [
                        Node.Of(result.Control, " ", Small(result.Title)),
                        VerdictMark.Of(result.Verdict),
                        VerdictWords.Word(result.Severity),
                        Short.Of(result.Reason, 300),
                        result.Waiver is { } waiver ? $"{waiver.Owner}, until {When.Day(waiver.Expires)}" : "not recorded",
                        NodeNames.Or(result.Nodes, "–"),
                    ])));
    }

    private static Node State(WaiverState state) => state switch
    {
        WaiverState.InForce => VerdictMark.Of(Verdict.Waived, "in force"),
        WaiverState.ExpiresSoon => VerdictMark.Of(Verdict.Waived, "in force, EXPIRES SOON"),
        WaiverState.Expired => VerdictMark.Of(Verdict.Fail, "EXPIRED"),
        _ => VerdictMark.Of(Verdict.Error, "MATCHES NOTHING"),
    };
}
