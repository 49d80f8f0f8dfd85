using System.Globalization;
using System.Xml;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>The test cases of one row: one for each node, or one.</summary>
internal static class JUnitCase
{
    private static readonly Dictionary<Verdict, (string Element, string Before)> Elements = new()
    {
        [Verdict.Fail] = ("failure", ""),
        [Verdict.Error] = ("error", "Could not be told: "),
        [Verdict.NotApplicable] = ("skipped", "Does not apply: "),
        [Verdict.Waived] = ("skipped", "Waived, "),
    };

    public static void Write(XmlWriter xml, ControlResult row)
    {
        if (row.Nodes.Count == 0)
            Case(xml, row, null);
        foreach (var node in row.Nodes)
            Case(xml, row, node);
    }

    /// <summary>
    /// Seconds of the probe's steps in the subject; 0 for a row of several nodes, of which only one's evidence is kept.
    /// </summary>
    public static double Duration(ControlResult row) => row.Nodes.Count > 1
        ? 0
        : row.Evidence.Where(evidence => evidence.Arm == row.Subject).Sum(evidence => evidence.Fact?.Microseconds ?? 0) / 1e6;

    public static void Properties(XmlWriter xml, IEnumerable<(string Name, string Value)> properties)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in properties)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", Plain.Line(value));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, ControlResult row, string? node)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Plain.Line($"{Plain.Word(row.Area)}.{row.Control}"));
        xml.WriteAttributeString("name", Plain.Line(node is null ? row.Title : $"{row.Title} [{node}]"));
        if (row.Nodes.Count <= 1)
            xml.WriteAttributeString("time", Duration(row).ToString("0.000", CultureInfo.InvariantCulture));
        if (Elements.TryGetValue(row.Verdict, out var kind))
            Outcome(xml, row, kind.Element, kind.Before, first: node is null || node == row.Nodes[0]);
        xml.WriteEndElement();
    }

    private static void Outcome(XmlWriter xml, ControlResult row, string element, string before, bool first)
    {
        if (first)
            Properties(xml,
            [
                ("severity", Plain.Word(row.Severity)),
                ("subarea", row.Subarea),
                ("references", string.Join("; ", row.References.Select(reference => $"{reference.Catalogue} {reference.Id}"))),
            ]);
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Plain.Line($"{row.Control}: {before}{Said(row)}"));
        if (element != "skipped")
        {
            xml.WriteAttributeString("type", $"{Plain.Word(row.Verdict)}.{Plain.Word(row.Severity)}");
            xml.WriteString(first ? Text(row) : Plain.Line($"As on {row.Nodes[0]}, where the finding is written in full."));
        }
        xml.WriteEndElement();
    }

    private static string Said(ControlResult row) =>
        row.Waiver is { } waiver ? $"{Plain.Words(waiver)}. Seen: {row.Reason}" : row.Reason;

    /// <summary>
    /// What a reader of tests shows as the stack trace: the finding, what to do, and the line that measures it again.
    /// </summary>
    private static string Text(ControlResult row)
    {
        string[] lines =
        [
            $"Must hold: {row.Title} ({row.Control}, {Plain.Word(row.Severity)})",
            $"Seen: {row.Reason}",
            .. row.Nodes.Count > 0 ? [$"On: {Plain.Nodes(row.Nodes, 50)}"] : Array.Empty<string>(),
            $"Why it matters: {row.Why}",
            $"What to do: {row.Remedy}",
            $"Measure it again: {row.Reproduce}",
            .. row.Evidence.Select(evidence => $"{evidence.Arm}: {evidence.Tried ?? evidence.Source} → {evidence.Saw}"),
        ];
        return string.Join('\n', lines.Select(line => Plain.Line(line)));
    }
}
