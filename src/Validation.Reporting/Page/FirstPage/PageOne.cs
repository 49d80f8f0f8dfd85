using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>
/// What fits on one sheet: is it safe, what changed, what must be done, by whom, and who answers for this report.
/// </summary>
internal static class PageOne
{
    public static Node Of(BundleInput input)
    {
        var results = input.Results;
        var answer = Answer.To(results);
        return Section(
            H2("Is it safe to run untrusted code here?").Id("summary"),
            Div(VerdictMark.Shape(answer.Shape), P(B(answer.Word).Class("word"), " ", Span(answer.Because)))
                .Class("answer " + VerdictMark.Style(answer.Shape)),
            Banners(Books.Banners(results)),
            P(Scope.Sentence(results)).Class("scope"),
            Counts.Of(results.Summary),
            Worst.Of(input),
            Div(Drift.Of(input), Signature.Of(input)).Class("pair"))
            .Class("page-one").With("aria-labelledby", "summary");
    }

    private const int MostBanners = 2;

    private static Node Banners(IReadOnlyList<string> banners) => banners.Count == 0
        ? Node.None
        : Ul([
            .. banners.Take(MostBanners).Select(banner => Li(B("Note: "), Short.Of(banner, 170))),
            .. banners.Count <= MostBanners ? [] : new[] { Li($"… and {banners.Count - MostBanners} more, under Environment") },
        ]).Class("banners");
}
