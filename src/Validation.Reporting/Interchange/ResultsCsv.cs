using System.Globalization;
using System.Text;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>
/// <c>results.csv</c>: a line for each row of results.json (RFC 4180: commas, CRLF, quotes where needed). UTF-8 with a byte order
/// mark, without which Excel shows other letters. A cell that a spreadsheet would take for a formula begins with an apostrophe.
/// </summary>
internal static class ResultsCsv
{
    public const string Name = "results.csv";

    private const int MostNodes = 20;

    /// <summary>docs/formats.md says what each holds; a column may be added at the end, none changes its meaning.</summary>
    private static readonly (string Header, Func<RunRecord, ControlResult, string> Cell)[] Columns =
    [
        ("run", (run, _) => run.Id),
        ("target", (run, _) => run.Target),
        ("runtime", (run, _) => run.Runtime),
        ("control", (_, row) => row.Control),
        ("title", (_, row) => row.Title),
        ("area", (_, row) => Plain.Word(row.Area)),
        ("subarea", (_, row) => row.Subarea),
        ("severity", (_, row) => Plain.Word(row.Severity)),
        ("verdict", (_, row) => Plain.Word(row.Verdict)),
        ("verdicts", (_, row) => row.Count.ToString(CultureInfo.InvariantCulture)),
        ("nodes", (_, row) => Plain.Nodes(row.Nodes, MostNodes)),
        ("reason", (_, row) => row.Reason),
        ("remedy", (_, row) => row.Remedy),
        ("shown_by", (_, row) => row.Twin is { Exposed: true } twin ? twin.Arm : ""),
        ("waived_by", (_, row) => row.Waiver?.Owner ?? ""),
        ("waived_until", (_, row) => row.Waiver is { } waiver ? Plain.Day(waiver.Expires) : ""),
        ("waived_because", (_, row) => row.Waiver?.Reason ?? ""),
        ("references",
            (_, row) => string.Join("; ", row.References.Select(reference => $"{reference.Catalogue} {reference.Id}"))),
        ("reproduce", (_, row) => row.Reproduce),
    ];

    public static IEnumerable<string> Headers => Columns.Select(column => column.Header);

    public static void Write(BundleInput input, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        text.WriteLine(string.Join(',', Headers));
        foreach (var row in input.Results.Results)
        {
            for (var column = 0; column < Columns.Length; column++)
            {
                if (column > 0)
                    text.Write(',');
                text.Write(Cell(Columns[column].Cell(input.Results.Run, row)));
            }
            text.WriteLine();
        }
    }

    private static string Cell(string value)
    {
        var cell = Plain.Line(value);
        if (IsFormula(cell))
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(',', '"') < 0 && cell.Trim().Length == cell.Length
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The full-width signs are formulas to a spreadsheet set to Chinese, Japanese or Korean.</summary>
    private static bool IsFormula(string cell) =>
        cell.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
}
