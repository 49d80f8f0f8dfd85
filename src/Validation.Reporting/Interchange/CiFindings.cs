using System.Globalization;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>
/// What failed, the worst first, and then what could not be told, three lines each. Errors of one reason are one finding.
/// </summary>
internal static class CiFindings
{
    private const int MostOfLine = 400;

    public static IEnumerable<string> Lines(RunResults results, int most)
    {
        var findings = results.Results
            .Where(row => row.Verdict is Verdict.Fail or Verdict.Error)
            .GroupBy(row => (row.Verdict, row.Verdict == Verdict.Error ? row.Reason : row.Control))
            .Select(finding => finding.ToArray())
            .OrderBy(finding => finding[0].Verdict)
            .ThenByDescending(finding => finding.Max(row => row.Severity))
            .ThenByDescending(finding => finding.Sum(row => row.Count))
            .ThenBy(finding => finding[0].Control, StringComparer.Ordinal)
            .ToList();
        if (findings.Count == 0)
            yield break;
        yield return "";
        yield return "### What must be done, the worst first";
        yield return "";
        foreach (var finding in findings.Take(most))
        {
            var first = finding[0];
            var controls = finding.Select(row => row.Control).Distinct().Count();
            yield return $"- **{Plain.Word(first.Verdict)}, {Plain.Word(finding.Max(row => row.Severity))}: " +
                (controls == 1 ? $"{Markdown.Text(first.Control)}** {Markdown.Text(first.Title, MostOfLine)}{On(finding)}"
                    : $"{controls} controls** could not be told, for one reason{On(finding)}");
            yield return $"  - saw: {Markdown.Code(first.Reason, MostOfLine)}";
            yield return "  - do: " + (first.Verdict == Verdict.Fail
                ? Markdown.Text(first.Remedy, MostOfLine)
                : $"fix what kept it from being measured, then {Markdown.Code(first.Reproduce, MostOfLine)}");
        }
        if (findings.Skip(most).Sum(finding => finding.Sum(row => row.Count)) is > 0 and var more)
        {
            yield return "";
            yield return string.Create(CultureInfo.InvariantCulture, $"… and {more} more verdicts in the report.");
        }
    }

    private static string On(ControlResult[] finding)
    {
        string[] nodes = [.. finding.SelectMany(row => row.Nodes).Distinct().Order(StringComparer.Ordinal)];
        return nodes.Length == 0
            ? ""
            : $", on {(nodes.Length == 1 ? "node" : $"{nodes.Length.ToString(CultureInfo.InvariantCulture)} nodes:")} "
                + Markdown.Text(Plain.Nodes(nodes, 3), MostOfLine);
    }
}
