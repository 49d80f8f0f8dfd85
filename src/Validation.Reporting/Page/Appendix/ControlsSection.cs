using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Appendix;

/// <summary>Every control that was planned, and how it ended.</summary>
internal static class ControlsSection
{
    private const int Most = 1000;

    public static Node Of(BundleInput input)
    {
        var results = input.Results;
        var withNodes = results.Results.Any(result => result.Nodes.Count > 0);
        return Node.Of(
            DataTable.Of("Every control and its verdict",
                ["Control", "What must hold", "Severity", "Verdict", "What was seen", "Shown able to fail in",
                    .. withNodes ? ["Nodes"] : Array.Empty<string>()],
                results.Results.Take(Most).Select(result => (IReadOnlyList<Node>)
                [
                    result.Control,
                    result.Title,
                    VerdictWords.Word(result.Severity),
                    VerdictMark.Of(result.Verdict),
                    Short.Of(result.Reason, 200),
                    Twin(result.Twin),
                    .. withNodes ? [(Node)NodeNames.Or(result.Nodes, "judged once")] : Array.Empty<Node>(),
                ])),
            results.Results.Count > Most
                ? P($"… and {Number.Grouped(results.Results.Count - Most)} more rows, in results.json.")
                : Node.None);
    }

    private static string Twin(Sighting? twin) => twin switch
    {
        null => "–",
        { Exposed: true } => twin.Arm,
        { Exposed: false } => $"NOT shown in {twin.Arm}",
        _ => $"{twin.Arm}: could not be told",
    };
}
