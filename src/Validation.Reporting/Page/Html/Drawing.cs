using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Html;

/// <summary>Inline SVG: shapes in a picture that has a title and a description for who cannot see it.</summary>
internal static class Drawing
{
    /// <summary>As wide as a phone shows at once; on a larger screen such a picture is drawn larger.</summary>
    private const double Narrow = 360;

    public static Element Picture(string id, string title, string description, double width, double height,
        params IEnumerable<Node> shapes) => Div(
        Of("svg", [Of("title", title).Id(id + "-title"), Of("desc", description).Id(id + "-desc"), .. shapes])
            .With("viewBox", $"0 0 {Number.Plain(width)} {Number.Plain(height)}")
            .With("width", width).With("height", height).With("role", "img")
            .With("aria-labelledby", id + "-title").With("aria-describedby", id + "-desc"))
        .Class(width <= Narrow ? "picture narrow" : "picture").With("tabindex", "0").With("role", "group")
        .With("aria-label", title);

    public static Element Rect(double x, double y, double width, double height, string style) =>
        Of("rect").With("x", x).With("y", y).With("width", width).With("height", height).Class(style);

    public static Element Line(double x1, double y1, double x2, double y2, string style) =>
        Of("line").With("x1", x1).With("y1", y1).With("x2", x2).With("y2", y2).Class(style);

    public static Element Label(double x, double y, string words, string anchor = "start", string style = "label") =>
        Of("text", words).With("x", x).With("y", y).With("text-anchor", anchor).Class(style);

    public static Element Use(string symbol, double x, double y, double size, string style) =>
        Of("use").With("href", "#" + symbol).With("x", x).With("y", y).With("width", size).With("height", size).Class(style);
}
