using Validation.Reporting.Interchange;
using Validation.Reporting.Interchange.Oscal;
using Validation.Reporting.Parts;

namespace Validation.Reporting.Bundles;

/// <summary>The files of a bundle that other programs read. docs/formats.md has a section for each.</summary>
internal static class InterchangeFiles
{
    /// <summary>Each file's name and what writes it.</summary>
    public static IReadOnlyList<(string Name, Action<BundleInput, Stream> Write)> All { get; } =
    [
        (HeimdallFile.Name, HeimdallFile.Write),
        (JUnitXml.Name, JUnitXml.Write),
        (PrometheusMetrics.Name, PrometheusMetrics.Write),
        (OpenReports.Name, OpenReports.Write),
        (OscalAssessmentResults.Name, OscalAssessmentResults.Write),
        (ResultsCsv.Name, ResultsCsv.Write),
        (CiSummary.Name, CiSummary.Write),
    ];

    public static IEnumerable<BundleFile> Of(BundleInput input) =>
        All.Select(file => new BundleFile(file.Name, stream => file.Write(input, stream)));
}
