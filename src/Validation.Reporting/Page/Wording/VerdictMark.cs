using Validation.Reporting.Page.Html;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Wording;

/// <summary>A verdict as a shape and a word: it can be told apart without colours, and by ear.</summary>
internal static class VerdictMark
{
    /// <summary>The shapes, drawn once; everything else refers to them.</summary>
    public static Node Shapes => Tag.Of("svg",
        Symbol(Verdict.Pass, Tag.Of("circle").With("cx", 8).With("cy", 8).With("r", 7.5), Stroke("M4.2 8.4 7 11.2 12 5.2")),
        Symbol(Verdict.Fail, Tag.Of("rect").With("x", 0.5).With("y", 0.5).With("width", 15).With("height", 15),
            Stroke("M4.4 4.4 11.6 11.6M11.6 4.4 4.4 11.6")),
        Symbol(Verdict.Error, Path("M8 0.6 15.8 15.2H0.2Z"), Stroke("M8 5.4V10M8 12V13.4")),
        Symbol(Verdict.NotApplicable, Tag.Of("circle").With("cx", 8).With("cy", 8).With("r", 7).Class("hollow"),
            Path("M4 8H12").Class("line")),
        Symbol(Verdict.Waived, Path("M8 0.3 15.7 8 8 15.7 0.3 8Z"), Stroke("M8 4.4V8.4H11")),
        Tag.Of("symbol", Tag.Of("circle").With("cx", 8).With("cy", 8).With("r", 6.6).Class("hollow"),
            Tag.Of("circle").With("cx", 8).With("cy", 8).With("r", 2.6))
            .Id("mark-seen").With("viewBox", "0 0 16 16"),
        Tag.Of("defs", Hatch("hatch-error", 45), Hatch("hatch-waived", 0)))
        .Class("shapes").With("width", 0).With("height", 0).With("aria-hidden", "true").With("focusable", "false");

    public static string Style(Verdict verdict) => VerdictWords.Field(verdict).ToLowerInvariant();

    public static string Symbol(Verdict verdict) => "mark-" + Style(verdict);

    /// <summary>The shape alone; a word must stand beside it.</summary>
    public static Element Shape(Verdict verdict) => Shape(Symbol(verdict));

    public static Element Shape(string symbol) => Tag.Of("svg", Tag.Of("use").With("href", "#" + symbol))
        .Class("mark").With("width", 14).With("height", 14).With("aria-hidden", "true").With("focusable", "false");

    public static Element Of(Verdict verdict) => Of(verdict, VerdictWords.Word(verdict));

    public static Element Of(Verdict verdict, string words) =>
        Span(Shape(verdict), words).Class("verdict " + Style(verdict) + (words.Length > 16 ? " long" : ""));

    private static Element Symbol(Verdict verdict, params IEnumerable<Node> shapes) =>
        Tag.Of("symbol", shapes).Id(Symbol(verdict)).With("viewBox", "0 0 16 16");

    private static Element Path(string d) => Tag.Of("path").With("d", d);

    private static Element Stroke(string d) => Path(d).Class("stroke");

    private static Element Hatch(string id, double angle) => Tag.Of("pattern",
        Tag.Of("rect").With("width", 5).With("height", 5).Class("ground"),
        Tag.Of("line").With("x1", 1).With("y1", 0).With("x2", 1).With("y2", 5).Class("hatching"))
        .Id(id).Class(id).With("width", 5).With("height", 5).With("patternUnits", "userSpaceOnUse")
        .With("patternTransform", $"rotate({Number.Plain(angle)})");
}
