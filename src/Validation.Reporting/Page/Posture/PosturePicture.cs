using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Results;

namespace Validation.Reporting.Page.Posture;

/// <summary>The matrix as a picture: a shape and figures in each field, so that it can be read without colours.</summary>
internal static class PosturePicture
{
    private const double Names = 156;
    private const double RowHeight = 26;
    private const double Head = 44;

    public static Node Of(PostureMatrix matrix)
    {
        var columns = matrix.Groups.Count + 1;
        var width = Math.Clamp(620.0 / columns, 84, 98);
        var shapes = new List<Node>();
        foreach (var (place, group) in matrix.Groups.Index())
            shapes.AddRange(Heading(place, Short.Of(matrix.Run.Runtime, 14),
                matrix.Groups is [{ Nodes.Count: 0 }] ? "under test" : Short.Of(group.Short, 14)));
        shapes.AddRange(Heading(columns - 1, Short.Of(matrix.Run.Baseline, 14), "no sandbox"));

        var top = Head;
        foreach (var area in matrix.Lines.GroupBy(line => line.Area))
        {
            shapes.Add(Drawing.Label(0, top + 17, area.Key.ToString(), style: "label area"));
            top += RowHeight;
            foreach (var line in area)
            {
                shapes.Add(Drawing.Label(14, top + 17, Short.Of(line.Subarea, 21)));
                foreach (var (place, cell) in line.Cells.Index())
                    shapes.AddRange(Field(place, cell));
                shapes.AddRange(Seen(columns - 1, line.Baseline));
                top += RowHeight;
            }
        }
        return Drawing.Picture("posture-picture", "Posture matrix", Description(matrix), Names + (columns * width),
            top + 4, shapes);

        IEnumerable<Node> Heading(int column, string first, string second) =>
        [
            Drawing.Label(Names + (column * width) + (width / 2), 16, first, "middle", "label strong"),
            Drawing.Label(Names + (column * width) + (width / 2), 33, second, "middle", "label faint"),
        ];

        IEnumerable<Node> Field(int column, PostureCell? cell)
        {
            var left = Names + (column * width);
            if (cell is null)
                return [
                    Drawing.Rect(left + 2, top + 2, width - 4, RowHeight - 4, "field none"),
                    Drawing.Label(left + (width / 2), top + 17, "–", "middle", "label faint"),
                ];
            var style = VerdictMark.Style(cell.Worst);
            return
            [
                Drawing.Rect(left + 2, top + 2, width - 4, RowHeight - 4, "field " + style),
                Drawing.Use(VerdictMark.Symbol(cell.Worst), left + 8, top + 6, 14, style),
                Drawing.Label(left + 27, top + 17, $"{Number.Grouped(cell.Pass)} of {Number.Grouped(cell.Planned)}"),
            ];
        }

        IEnumerable<Node> Seen(int column, BaselineCell cell)
        {
            var left = Names + (column * width);
            return
            [
                Drawing.Rect(left + 2, top + 2, width - 4, RowHeight - 4, cell.Exposed > 0 ? "field exposed" : "field none"),
                cell.Exposed > 0 ? Drawing.Use("mark-seen", left + 8, top + 6, 14, "exposed") : Node.None,
                Drawing.Label(left + 27, top + 17, cell.Tried == 0 ? "not tried" : $"{cell.Exposed} of {cell.Tried}"),
            ];
        }
    }

    private static string Description(PostureMatrix matrix)
    {
        var worst = VerdictWords.Worst(
            matrix.Lines.SelectMany(line => line.Cells).OfType<PostureCell>().Select(cell => cell.Worst));
        var bad = matrix.Lines.Where(line => line.Cells.Any(cell => cell?.Worst is Verdict.Fail or Verdict.Error))
            .Select(line => line.Subarea).ToArray();
        return $"{Counted.Of(matrix.Lines.Count, "subject")} by {Counted.Of(matrix.Groups.Count, "column")} of the runtime under "
            + "test and one of the baseline. " +
            (bad.Length == 0 ? $"The worst verdict is {(worst is { } verdict ? VerdictWords.Word(verdict) : "none")}. "
                : $"Failures or errors in: {string.Join(", ", bad)}. ") +
            "The table that follows holds the same.";
    }
}
