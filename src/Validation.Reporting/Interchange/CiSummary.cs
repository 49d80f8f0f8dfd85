using System.Globalization;
using System.Text;
using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>
/// <c>summary.md</c>: a CI job's summary in at most 60 lines: verdict, counts that add up, what changed, the worst findings, what
/// is waived. Text of a sandbox stands in code spans only.
/// </summary>
internal static class CiSummary
{
    public const string Name = "summary.md";

    private const int MostBanners = 5;
    private const int MostFindings = 10;

    public static void Write(BundleInput input, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        foreach (var line in Lines(input))
            text.WriteLine(line);
    }

    private static IEnumerable<string> Lines(BundleInput input)
    {
        var (results, run) = (input.Results, input.Results.Run);
        var (verdict, counts) = (RunVerdict.Of(run), results.Summary);
        yield return $"## {verdict.Word}: {Markdown.Text(run.Runtime, 80)} on {Markdown.Text(run.Target, 80)}";
        yield return "";
        yield return $"**{char.ToUpperInvariant(verdict.Meaning[0])}{verdict.Meaning[1..]}.** Exit "
            + $"code {run.ExitCode}; profile {Markdown.Text(run.Profile, 40)}; " +
            $"run {Markdown.Text(run.Id, 80)} of {Plain.Time(run.Started)}.";
        yield return "";
        foreach (var banner in Books.Banners(results).Take(MostBanners))
        {
            yield return $"> **{Markdown.Text(banner, 400)}**";
            yield return "";
        }
        yield return "| planned | pass | fail | error | not applicable | waived |";
        yield return "|---:|---:|---:|---:|---:|---:|";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"| {counts.Planned} | {counts.Pass} | {counts.Fail} | {counts.Error} | {counts.NotApplicable} | {counts.Waived} |");
        yield return "";
        foreach (var line in Cluster(results))
            yield return line;
        yield return input.Diff is { } diff
            ? Changed(diff)
            : "Since the run before: there is none of this target to compare with.";
        foreach (var line in CiFindings.Lines(results, MostFindings))
            yield return line;
        if (results.Waivers.Count > 0)
        {
            yield return "";
            var states = results.Waivers.GroupBy(waiver => waiver.State).OrderBy(state => state.Key);
            yield return $"Waivers: {string.Join(", ", states.Select(state => $"{state.Count()} {Words(state.Key)}"))}.";
        }
        yield return "";
        yield return input.Signer is { } signer ? $"Signed by {Markdown.Text(signer, 200)}." : "Not signed.";
    }

    private static IEnumerable<string> Cluster(RunResults results)
    {
        if (results.Nodes.Count == 0)
            yield break;
        var drifted = results.Nodes.Count(node => node.Drift.Count > 0);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Nodes: {results.Nodes.Count(node => node.Probed)} of {results.Nodes.Count} probed, {drifted} drifted from the "
                + $"others. ") +
            string.Create(CultureInfo.InvariantCulture,
                $"Living pods without the sandbox or weaker than the template: {results.Pods.Count}.");
        yield return "";
    }

    private static string Changed(RunDiff diff)
    {
        var counts = diff.Counts.Where(kind => kind.Value > 0).OrderBy(kind => kind.Key)
            .Select(kind => $"{kind.Value.ToString(CultureInfo.InvariantCulture)} {Words(kind.Key)}");
        return $"Since the run before ({Markdown.Text(diff.Old.Id, 80)}): "
            + $"{string.Join(", ", counts.DefaultIfEmpty("nothing was judged in either"))}.";
    }

    private static string Words(ChangeKind kind) =>
        kind == ChangeKind.EvidenceChanged ? "with other evidence" : kind.ToString().ToLowerInvariant();

    private static string Words(WaiverState state) => state switch
    {
        WaiverState.InForce => "in force",
        WaiverState.ExpiresSoon => "soon to expire",
        WaiverState.Expired => "expired",
        _ => "that match nothing",
    };
}
