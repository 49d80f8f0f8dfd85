using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>Who answers for the report, and how a reader checks that nobody touched it.</summary>
internal static class Signature
{
    public static Node Of(BundleInput input) => Div(
        H3("Who signed").Class("tight"),
        P(input.Signer is null
            ? Node.Of(B("Nobody. "), "The bundle is not signed: its checksums show an accident, not a forgery.")
            : Node.Of(B("Signed by: "), Short.Of(input.Signer, 110))),
        P("To check that nothing was touched since: ", Code("validation verify FOLDER"),
            " with the folder that this file lies in."));
}
