using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Html;

/// <summary>
/// A table with a caption and named columns. The first cell of a row is its heading. It scrolls by itself where it is too wide.
/// </summary>
internal static class DataTable
{
    /// <param name="caption">What the table holds, also the name of the region that scrolls.</param>
    /// <param name="columns">Their names; one that begins with <c>#</c> holds figures.</param>
    public static Element Of(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Node>> rows) => Div(
        Tag.Of("table",
            Tag.Of("caption", caption),
            Tag.Of("thead", Tr(columns.Select(column => Cell(Th(column.TrimStart('#')).With("scope", "col"), column)))),
            Tag.Of("tbody", rows.Select(row => Tr(row.Select((cell, place) => place == 0
                ? Cell(Th(cell).With("scope", "row"), columns[0])
                : Cell(Td(cell), columns[place])))))))
        .Class("scroll").With("tabindex", "0").With("role", "group").With("aria-label", caption);

    private static Element Cell(Element cell, string column) => column.StartsWith('#') ? cell.Class("figure") : cell;
}
