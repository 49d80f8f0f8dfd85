using Spectre.Console;
using Validation.Results;

namespace Validation.Reporting.Console;

/// <summary>
/// What failed, the worst first, and then what could not be told: each with what was seen and what to do. Controls that ended as
/// error for one and the same reason are one finding: it is the reason that has to be fixed.
/// </summary>
internal static class Findings
{
    private const int Most = 6;

    /// <summary>Up to this many findings leave room for two lines of each text on a screen of 40.</summary>
    private const int Roomy = 4;

    public static void Write(Screen screen, RunResults results)
    {
        ControlResult[][] findings =
        [
            .. results.Results
                .Where(result => result.Verdict is Verdict.Fail or Verdict.Error)
                .OrderBy(result => result.Verdict)
                .ThenByDescending(result => result.Severity)
                .ThenBy(result => result.Control, StringComparer.Ordinal)
                .GroupBy(result => result.Verdict == Verdict.Error ? result.Reason : result.Control)
                .Select(group => group.ToArray()),
        ];
        var lines = findings.Length <= Roomy ? 2 : 1;
        var id = findings.Take(Most).Select(finding => Name(finding).Length).DefaultIfEmpty().Max();
        if (findings.Length > 0)
            screen.Blank();
        foreach (var finding in findings.Take(Most))
        {
            var word = VerdictWords.Word(finding[0].Verdict);
            screen.Paragraph(
                $"{word,-5} {VerdictWords.Word(finding[0].Severity),-8} {Name(finding).PadRight(id)}  ",
                finding.Length == 1 ? finding[0].Title : "could not be told, all for one reason",
                most: 1,
                new Style(Colours.Of(word), decoration: Decoration.Bold));
            screen.Paragraph("      saw: ", finding[0].Reason, lines, Style.Plain);
            screen.Paragraph("      do:  ", ToDo(finding), lines, Style.Plain);
        }
        if (findings.Skip(Most).Sum(finding => finding.Length) is > 0 and var more)
            screen.Line($"… and {more} more in the report");
    }

    private static string Name(ControlResult[] finding) =>
        finding.Length == 1 ? finding[0].Control : $"{finding.Length} controls";

    private static string ToDo(ControlResult[] finding) => finding switch
    {
        [{ Verdict: Verdict.Fail } failed] => failed.Remedy,
        [var unknown] => $"fix what kept it from being measured, then measure it again: --filter {unknown.Control}",
        _ => "fix what kept them from being measured, as it was seen, then run the gate again",
    };
}
