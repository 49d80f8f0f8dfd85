using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;

namespace Validation.Reporting.Page.Figures;

/// <summary>One bar of a chart.</summary>
internal sealed record Bar(string Name, double Value, bool IsSubject, string? Means = null);

/// <summary>Bars that lie, their values written out, and a table with the same.</summary>
internal static class BarChart
{
    private const int Most = 12;
    private const double Names = 200;
    private const double Width = 470;
    private const double RowHeight = 26;

    /// <param name="limit">The value of a full bar; 0 for the largest one's.</param>
    public static Node Of(string id, string title, string unit, IReadOnlyList<Bar> bars, double limit = 0)
    {
        var shown = bars.Count <= Most ? bars : [.. bars.OrderByDescending(bar => bar.Value).Take(Most)];
        var full = Math.Max(limit, shown.Select(bar => bar.Value).DefaultIfEmpty(0).Max());
        var shapes = new List<Node>();
        foreach (var (place, bar) in shown.Index())
        {
            var top = place * RowHeight;
            var length = full <= 0 || bar.Value <= 0 ? 0 : Math.Max(1.5, Width * bar.Value / full);
            shapes.Add(Drawing.Label(Names - 8, top + 17, Short.Of(bar.Name, 24), "end"));
            if (limit > 0)
                shapes.Add(Drawing.Rect(Names, top + 4, Width, RowHeight - 8, "bar-full"));
            shapes.Add(Drawing.Rect(Names, top + 4, length, RowHeight - 8, bar.IsSubject ? "bar-subject" : "bar-other"));
            shapes.Add(
                Drawing.Label(Names + Math.Min(length, Width) + 6, top + 17, Number.Plain(bar.Value), style: "label strong"));
        }
        var description = $"{Counted.Of(shown.Count, "bar")}, in {unit}: "
            + string.Join("; ", shown.Select(bar => $"{bar.Name} {Number.Plain(bar.Value)}")) + ".";
        return Node.Of(
            Drawing.Picture(id, title, description, Names + Width + 60, (shown.Count * RowHeight) + 4, shapes),
            DataTable.Of($"{title}: the same as a table", ["Launch or figure", $"#{unit}", .. Means(shown)],
                shown.Select(bar =>
                    (IReadOnlyList<Node>)[
                        bar.Name, Number.Plain(bar.Value), .. Means(shown).Select(_ => (Node)(bar.Means ?? "")),
                    ])),
            bars.Count > Most
                ? Tag.P($"The {Most} largest of {Number.Grouped(bars.Count)}; all are in results.json.")
                : Node.None);
    }

    private static string[] Means(IReadOnlyList<Bar> bars) => bars.Any(bar => bar.Means is not null) ? ["What it is"] : [];
}
