using Spectre.Console;
using Validation.Reporting.Results;

namespace Validation.Reporting.Console;

/// <summary>What failed, the worst first, and then what could not be told: each with what was seen and what to do.</summary>
internal static class Findings
{
    private const int Most = 6;

    /// <summary>Up to this many findings leave room for two lines of each text on a screen of 40.</summary>
    private const int Roomy = 4;

    public static void Write(Screen screen, RunResults results)
    {
        ControlResult[] findings =
        [
            .. results.Results
                .Where(result => result.Verdict is Verdict.Fail or Verdict.Error)
                .OrderBy(result => result.Verdict)
                .ThenByDescending(result => result.Severity)
                .ThenBy(result => result.Control, StringComparer.Ordinal),
        ];
        var lines = findings.Length <= Roomy ? 2 : 1;
        var id = findings.Take(Most).Select(finding => finding.Control.Length).DefaultIfEmpty().Max();
        if (findings.Length > 0)
            screen.Blank();
        foreach (var finding in findings.Take(Most))
        {
            var word = finding.Verdict == Verdict.Fail ? "FAIL" : "ERROR";
            screen.Paragraph(
                $"{word,-5} {finding.Severity.ToString().ToLowerInvariant(),-8} {finding.Control.PadRight(id)}  ",
                finding.Title,
                most: 1,
                new Style(Colours.Of(word), decoration: Decoration.Bold));
            screen.Paragraph("      saw: ", finding.Reason, lines, Style.Plain);
            screen.Paragraph("      do:  ", ToDo(finding), lines, Style.Plain);
        }
        if (findings.Length > Most)
            screen.Line($"… and {findings.Length - Most} more in the report");
    }

    private static string ToDo(ControlResult finding) =>
        finding.Verdict == Verdict.Fail ? finding.Remedy : $"mend what kept it from being measured, then measure it again: --filter {finding.Control}";
}
