using Validation.Protocol;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Posture;

/// <summary>
/// Subject by subject, what holds under the runtime on which nodes, and what the same probes see without the sandbox.
/// </summary>
internal sealed record PostureMatrix(IReadOnlyList<NodeGroup> Groups, IReadOnlyList<PostureLine> Lines, RunRecord Run)
{
    public static PostureMatrix Of(RunResults results)
    {
        var groups = NodeGroup.Of(results);
        return new PostureMatrix(
            groups,
            [
                .. results.Results.GroupBy(row => (row.Area, row.Subarea)).OrderBy(group => group.Key.Area)
                    .ThenBy(group => group.Key.Subarea, StringComparer.Ordinal)
                    .Select(group => new PostureLine(
                        group.Key.Area,
                        group.Key.Subarea,
                        [
                            .. groups.Select(nodes =>
                                PostureCell.Of(
                                    nodes.Rows.Where(row => row.Area == group.Key.Area && row.Subarea == group.Key.Subarea))),
                        ],
                        BaselineCell.Of(group),
                        Proof(group))),
            ],
            results.Run);
    }

    public static Node Section(BundleInput input)
    {
        var matrix = Of(input.Results);
        return Node.Of(
            P($"Each line is one subject. Under {Short.Of(matrix.Run.Runtime, 60)}, the shape tells the worst verdict and the "
                + "figures how many of the controls pass. " +
                $"Under plain {Short.Of(matrix.Run.Baseline, 60)}, the figures tell in how many of the controls the same probe "
                + "saw the exposure: that proves that it can see one. " +
                "Some exposures need more than a bare container; for those another launch served as the proof, which each "
                + "finding and the list of controls name."),
            matrix.Groups.Count > 1 || matrix.Groups is [{ Nodes.Count: > 0 }]
                ? P("Nodes on which every control ended alike share a column: ",
                    string.Join("; ", matrix.Groups.Select(group => group.Long)), ".")
                : Node.None,
            PosturePicture.Of(matrix),
            DataTable.Of("Posture matrix: the same as a table",
                ["Area", "Subject", .. matrix.Groups.Select(group => $"{Short.Of(matrix.Run.Runtime, 40)}, {group.Short}"),
                    $"{Short.Of(matrix.Run.Baseline, 40)}, without the sandbox", "Shown able to fail, in any launch"],
                matrix.Lines.Select(line => (IReadOnlyList<Node>)
                [
                    line.Area.ToString(),
                    line.Subarea,
                    .. line.Cells.Select(cell => cell is null ? (Node)"not judged here" : VerdictMark.Of(cell.Worst, cell.Words)),
                    line.Baseline.Words,
                    line.Proof,
                ])));
    }

    /// <summary>In how many of the controls a launch showed the exposure, and which.</summary>
    private static string Proof(IEnumerable<ControlResult> rows)
    {
        var twins = rows.Where(row => row.Verdict != Verdict.NotApplicable).DistinctBy(row => row.Control)
            .Select(row => row.Twin).ToArray();
        var arms = twins.Where(twin => twin?.Exposed == true).Select(twin => twin!.Arm).Distinct().Order(StringComparer.Ordinal);
        return $"{twins.Count(twin => twin?.Exposed == true)} of {twins.Length}"
            + (arms.Any() ? $" ({string.Join(", ", arms)})" : "");
    }
}

internal sealed record PostureLine(Area Area, string Subarea, IReadOnlyList<PostureCell?> Cells, BaselineCell Baseline,
    string Proof);
