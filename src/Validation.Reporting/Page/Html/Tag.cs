namespace Validation.Reporting.Page.Html;

/// <summary>Elements by name, for <c>using static</c>.</summary>
internal static class Tag
{
    public static Element Of(string name, params IEnumerable<Node> children) => new(name, [.. children]);

    public static Element Header(params IEnumerable<Node> children) => Of("header", children);
    public static Element Nav(params IEnumerable<Node> children) => Of("nav", children);
    public static Element Main(params IEnumerable<Node> children) => Of("main", children);
    public static Element Footer(params IEnumerable<Node> children) => Of("footer", children);
    public static Element Section(params IEnumerable<Node> children) => Of("section", children);
    public static Element Article(params IEnumerable<Node> children) => Of("article", children);
    public static Element Div(params IEnumerable<Node> children) => Of("div", children);
    public static Element H1(params IEnumerable<Node> children) => Of("h1", children);
    public static Element H2(params IEnumerable<Node> children) => Of("h2", children);
    public static Element H3(params IEnumerable<Node> children) => Of("h3", children);
    public static Element P(params IEnumerable<Node> children) => Of("p", children);
    public static Element Ul(params IEnumerable<Node> children) => Of("ul", children);
    public static Element Ol(params IEnumerable<Node> children) => Of("ol", children);
    public static Element Li(params IEnumerable<Node> children) => Of("li", children);
    public static Element Th(params IEnumerable<Node> children) => Of("th", children);
    public static Element Td(params IEnumerable<Node> children) => Of("td", children);
    public static Element Tr(params IEnumerable<Node> children) => Of("tr", children);
    public static Element A(params IEnumerable<Node> children) => Of("a", children);
    public static Element B(params IEnumerable<Node> children) => Of("b", children);
    public static Element Small(params IEnumerable<Node> children) => Of("small", children);
    public static Element Span(params IEnumerable<Node> children) => Of("span", children);
    public static Element Code(params IEnumerable<Node> children) => Of("code", children);

    /// <summary>Terms and what belongs to each; a term without anything is left out.</summary>
    public static Element Terms(params IEnumerable<(string Term, Node? Body)> terms) => Of(
        "dl",
        terms.Where(pair => pair.Body is not null).Select(pair => Div(Of("dt", pair.Term), Of("dd", pair.Body!))));
}
