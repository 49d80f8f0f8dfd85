using System.Globalization;
using Spectre.Console;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Validation.Reporting.Console;

/// <summary>
/// What <c>validation diff</c> ends with: the verdict, the two runs, in what they differ as a whole, and what changed, the worst
/// first. At most 40 lines at 80 columns; readable without colours. Changes for one and the same reason are one entry.
/// </summary>
public static class DiffScreen
{
    private const int MostCircumstances = 6;

    private const int MostChanges = 6;

    /// <summary>Up to this many changes, or differences of the runs as a whole, leave room for more lines of each.</summary>
    private const int Roomy = 3;

    public static void Write(IAnsiConsole console, RunDiff diff)
    {
        var verdict = DiffVerdict.Of(diff);
        var screen = new Screen(console);

        screen.Box(verdict.Word, Colours.Of(verdict.Word));
        Run(screen, "old", diff.Old);
        Run(screen, "new", diff.New);
        foreach (var circumstance in diff.Circumstances.Take(MostCircumstances))
            screen.Paragraph("  ~ ", circumstance, most: diff.Circumstances.Count <= Roomy ? 2 : 1, Style.Plain);
        if (diff.Circumstances.Count > MostCircumstances)
            screen.Line($"  … and {diff.Circumstances.Count - MostCircumstances} more differences of the two runs as a whole");

        screen.Blank();
        screen.Paragraph("", Words.Of(diff.Counts), most: 2, new Style(decoration: Decoration.Bold));
        Changes(screen, diff);
        screen.Blank();
        screen.Line($"Exit code {verdict.ExitCode}: {verdict.Meaning}.");
    }

    private static void Run(Screen screen, string which, RunStamp run) => screen.Paragraph(
        $"{which}  ",
        $"{run.Id} of {run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC: "
        + $"{run.Target}, engine {run.Engine}, {run.Runtime}. " +
        Books.Words(run.Summary),
        most: 3,
        Style.Plain);

    private static void Changes(Screen screen, RunDiff diff)
    {
        Change[][] entries =
        [
            .. diff.Changes
                .GroupBy(change =>
                    (change.Kind, change.LosesKnowledge, Reason: Together(change) ?? $"{change.Control} {change.Because}"))
                .Select(group => group.ToArray()),
        ];
        var roomy = entries.Length <= Roomy;
        foreach (var entry in entries.Take(MostChanges))
        {
            var first = entry[0];
            var count = entry.Sum(change => change.Count);
            screen.Paragraph(
                $"{Words.Of(first.Kind).ToUpperInvariant()} {first.Severity.ToString().ToLowerInvariant()} ",
                entry.Length == 1
                    ? $"{first.Control}  {first.Title}{Nodes(first)}"
                    : $"{entry.Length} controls{(count == entry.Length ? "" : $", {count} verdicts")}: "
                        + $"{string.Join(", ", entry.Select(change => change.Control).Distinct())}",
                most: roomy && entry.Length > 1 ? 2 : 1,
                new Style(Colours.Of(first.Kind), decoration: Decoration.Bold));
            screen.Paragraph("      ", entry.Length == 1 ? first.Because : Together(first)!, roomy ? 4 : 2, Style.Plain);
        }
        if (entries.Skip(MostChanges).Sum(entry => entry.Sum(change => change.Count)) is > 0 and var more)
            screen.Line($"… and {more} more verdicts that changed; --json FILE has them all");
    }

    /// <summary>
    /// For what befalls many controls at once, the part of the reason that they share; null where each is a story of its own.
    /// </summary>
    private static string? Together(Change change) => change.Kind switch
    {
        ChangeKind.Incomparable or ChangeKind.Gone or ChangeKind.New =>
            change.Because.Split(". Before", 2)[0].Split(". Now:", 2)[0],
        ChangeKind.EvidenceChanged => change.Because.Split(": before “", 2) is [_, var differs] ? $"before “{differs}" : null,
        ChangeKind.Regressed when change.After == Verdict.Error =>
            change.Because.Split("; now, ", 2) is [_, var now] ? $"now, {now}" : null,
        _ => null,
    };

    private static string Nodes(Change change) => change.Nodes.Count switch
    {
        0 => "",
        1 => $" (node {change.Nodes[0]})",
        var count => $" ({count} nodes: {change.Nodes[0]}, …)",
    };
}
