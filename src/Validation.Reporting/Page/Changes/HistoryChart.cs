using Validation.Reporting.Diffs;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Changes;

/// <summary>Failures and what could not be told, run by run: two lines with marks of their own shape, and a table.</summary>
internal static class HistoryChart
{
    private const int Most = 30;
    private const double Left = 46;
    private const double Width = 690;
    private const double Height = 190;
    private const double Top = 14;

    public static Node Of(IReadOnlyList<RunStamp> history)
    {
        var shown = history.Skip(Math.Max(0, history.Count - Most)).ToArray();
        return Node.Of(
            shown.Length < 2 ? P("This is the first known run of the target: a trend begins with the second.") : Picture(shown),
            shown.Length < history.Count ? P($"The last {Most} of {Number.Grouped(history.Count)} runs.") : Node.None,
            shown.Length == 0 ? Node.None : DataTable.Of("Runs of this target, the newest first",
                [
                    "Run",
                    "Begun (UTC)",
                    "Runtime",
                    "Ended as",
                    "#planned",
                    .. VerdictWords.InOrder.Select(verdict => "#" + VerdictWords.Word(verdict)),
                ],
                shown.Reverse().Select(run => (IReadOnlyList<Node>)
                [
                    run.Id,
                    When.Short(run.Started),
                    run.Runtime,
                    Ending(run.ExitCode),
                    Number.Grouped(run.Summary.Planned),
                    .. VerdictWords.InOrder.Select(verdict => (Node)Number.Grouped(VerdictCount.Of(run.Summary, verdict))),
                ])));
    }

    private static Node Picture(RunStamp[] runs)
    {
        var highest = Math.Max(1, runs.Max(run => Math.Max(run.Summary.Fail, run.Summary.Error)));
        double X(int place) => Left + 10 + (place * (Width - 20) / (runs.Length - 1));
        double Y(int count) => Top + Height - (Height * count / highest);

        var shapes = new List<Node>();
        foreach (var count in new[] { 0, highest / 2, highest }.Distinct())
        {
            shapes.Add(Drawing.Line(Left, Y(count), Left + Width, Y(count), "grid"));
            shapes.Add(Drawing.Label(Left - 6, Y(count) + 4, Number.Grouped(count), "end", "label faint"));
        }
        shapes.AddRange(Series(runs, run => run.Summary.Fail, Verdict.Fail));
        shapes.AddRange(Series(runs, run => run.Summary.Error, Verdict.Error));
        shapes.Add(Drawing.Label(Left, Top + Height + 22, When.Short(runs[0].Started), style: "label faint"));
        shapes.Add(Drawing.Label(Left + Width, Top + Height + 22, When.Short(runs[^1].Started), "end", "label faint"));
        shapes.Add(Drawing.Use(VerdictMark.Symbol(Verdict.Fail), Left, Top + Height + 32, 12, "fail"));
        shapes.Add(Drawing.Label(Left + 18, Top + Height + 42, "FAIL, solid line"));
        shapes.Add(Drawing.Use(VerdictMark.Symbol(Verdict.Error), Left + 170, Top + Height + 32, 12, "error"));
        shapes.Add(Drawing.Label(Left + 188, Top + Height + 42, "ERROR, dashed line"));
        return Drawing.Picture("trend", "Failures and errors, run by run",
            $"{Counted.Of(runs.Length, "run")}, oldest first. "
            + $"Failures: {string.Join(", ", runs.Select(run => run.Summary.Fail))}. " +
            $"Errors: {string.Join(", ", runs.Select(run => run.Summary.Error))}. The table that follows holds the same.",
            Left + Width + 10, Top + Height + 50, shapes);

        IEnumerable<Node> Series(RunStamp[] all, Func<RunStamp, int> count, Verdict verdict) =>
        [
            Tag.Of("polyline")
                .With("points",
                    string.Join(' ', all.Select((run, place) => $"{Number.Plain(X(place))},{Number.Plain(Y(count(run)))}")))
                .With("fill", "none").Class("trend " + VerdictMark.Style(verdict)),
            .. all.Select((run, place) =>
                Drawing.Use(VerdictMark.Symbol(verdict), X(place) - 5, Y(count(run)) - 5, 10, VerdictMark.Style(verdict))),
        ];
    }

    private static Node Ending(int exitCode) => exitCode switch
    {
        0 => VerdictMark.Of(Verdict.Pass),
        1 => VerdictMark.Of(Verdict.Fail),
        2 => VerdictMark.Of(Verdict.Error, "BAD INPUT"),
        _ => VerdictMark.Of(Verdict.Error),
    };
}
