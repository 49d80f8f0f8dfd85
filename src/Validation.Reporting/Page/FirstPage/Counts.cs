using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>The counts, as a bar and as a sum that a reader can check.</summary>
internal static class Counts
{
    private const double Width = 720;
    private const double Height = 22;

    public static Node Of(Summary counts) => Div(
        H3("The counts add up").Class("tight"),
        Bar(counts),
        Ol([
            .. VerdictWords.InOrder.Select((verdict, place) => Li(
                B(Number.Grouped(VerdictCount.Of(counts, verdict))).Class("number"), " ", VerdictMark.Of(verdict), " ",
                Small(VerdictWords.Plain(verdict)))),
            Li(B(Number.Grouped(counts.Planned)).Class("number"), " ", Span("planned").Class("verdict"), " ", Small(Sum(counts))),
        ]).Class("counts"));

    private static string Sum(Summary counts) =>
        $"{(counts.Closes ? "=" : "≠")} "
        + string.Join(" + ", VerdictWords.InOrder.Select(verdict => Number.Grouped(VerdictCount.Of(counts, verdict))));

    /// <summary>
    /// Hidden from who listens: the list below it says the same. Whatever happened at all is at least a few pixels wide.
    /// </summary>
    private static Element Bar(Summary counts)
    {
        var shown = VerdictWords.InOrder.Select(verdict => (Verdict: verdict, Count: VerdictCount.Of(counts, verdict)))
            .Where(part => part.Count > 0).ToArray();
        var widths = shown.Select(part => Math.Max(6, Width * part.Count / Math.Max(1, counts.Planned))).ToArray();
        var scale = Width / Math.Max(1, widths.Sum());
        var parts = new List<Node>();
        var left = 0.0;
        foreach (var (part, width) in shown.Zip(widths))
        {
            parts.Add(Drawing.Rect(left, 0, width * scale, Height, "part " + VerdictMark.Style(part.Verdict))
                .With("fill",
                    part.Verdict is Verdict.Error or Verdict.Waived ? $"url(#hatch-{VerdictMark.Style(part.Verdict)})" : "none"));
            left += width * scale;
        }
        return Tag.Of("svg", parts).With("viewBox", $"0 0 {Width} {Height}").With("aria-hidden", "true")
            .With("focusable", "false").Class("bar");
    }
}
