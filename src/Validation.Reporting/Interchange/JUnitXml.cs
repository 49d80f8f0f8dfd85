using System.Globalization;
using System.Text;
using System.Xml;
using Validation.Protocol;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>
/// <c>junit.xml</c>: a suite for each area and a test case for each verdict, so that every reader's counts are the run's own. A
/// row of n nodes is n test cases; only the first of them carries the long text.
/// </summary>
internal static class JUnitXml
{
    public const string Name = "junit.xml";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "",
        NewLineChars = "\n",
    };

    public static void Write(BundleInput input, Stream stream)
    {
        var results = input.Results;
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", $"Validation: {results.Run.Runtime} on {results.Run.Target}");
        Counts(xml, results.Results);
        Attribute(xml, "time", Seconds(results.Run.Seconds));
        foreach (var area in results.Results.GroupBy(row => row.Area).OrderBy(area => area.Key))
            Suite(xml, results, area.Key, [.. area]);
        xml.WriteEndElement();
    }

    private static void Suite(XmlWriter xml, RunResults results, Area area, IReadOnlyList<ControlResult> rows)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", Plain.Word(area));
        Counts(xml, rows);
        Attribute(xml, "time", Seconds(rows.Sum(JUnitCase.Duration)));
        Attribute(xml, "timestamp", Plain.Time(results.Run.Started)[..^1]);
        Attribute(xml, "hostname", results.Run.Target);
        JUnitCase.Properties(xml, Properties(results.Run));
        foreach (var row in rows)
            JUnitCase.Write(xml, row);
        if (Books.Banners(results) is { Count: > 0 } banners)
            xml.WriteElementString("system-err", string.Join('\n', banners.Select(banner => Plain.Line(banner))));
        xml.WriteEndElement();
    }

    private static IEnumerable<(string, string)> Properties(RunRecord run) =>
    [
        ("run", run.Id),
        ("verdict", RunVerdict.Of(run).Word),
        ("exitCode", run.ExitCode.ToString(CultureInfo.InvariantCulture)),
        ("engine", run.Engine),
        ("runtime", run.Runtime),
        ("baseline", run.Baseline),
        ("profile", run.Profile),
        ("filter", run.Filter),
        ("template", $"{run.Template.Name} (SHA-256 {run.Template.Sha256})"),
        ("catalogue", $"{run.Catalogue.Name} (SHA-256 {run.Catalogue.Sha256})"),
        ("harness", run.Harness),
    ];

    private static void Counts(XmlWriter xml, IReadOnlyList<ControlResult> rows)
    {
        var counts = Books.Count(rows);
        Attribute(xml, "tests", counts.Planned);
        Attribute(xml, "failures", counts.Fail);
        Attribute(xml, "errors", counts.Error);
        Attribute(xml, "skipped", counts.NotApplicable + counts.Waived);
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static void Attribute(XmlWriter xml, string name, int value) =>
        xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Plain.Line(value));
}
