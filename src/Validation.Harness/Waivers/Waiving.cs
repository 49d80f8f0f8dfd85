using Validation.Results;

namespace Validation.Harness.Waivers;

/// <summary>
/// Applies waivers to what was judged. Only a failure is waived: an error is no failure that anybody has seen, so nobody can have
/// accepted it, and a pass needs none. A waiver that has expired waives nothing and is named in the failure that it covered.
/// </summary>
internal sealed class Waiving(IReadOnlyList<Waiver> waivers, RunRecord run, DateOnly today)
{
    /// <summary>
    /// A row of several nodes is split where only some of them are waived; it keeps its place among the results.
    /// </summary>
    public IReadOnlyList<ControlResult> Apply(IReadOnlyList<ControlResult> results) =>
        [.. results.SelectMany(result => result.Verdict == Verdict.Fail ? Split(result) : [result])];

    /// <param name="results">As they were judged, before anything was waived.</param>
    /// <returns>The waivers and what became of each, in their order.</returns>
    public IReadOnlyList<WaiverRecord> Records(IReadOnlyList<ControlResult> results) =>
        [.. waivers.Select(waiver => waiver.Record(State(waiver, results)))];

    private IEnumerable<ControlResult> Split(ControlResult failed)
    {
        string?[] places = failed.Nodes.Count == 0 ? [null] : [.. failed.Nodes];
        return places.GroupBy(place => For(failed, place))
            .Select(group => Waived(Part(failed, [.. group.OfType<string>()]), group.Key));
    }

    /// <summary>
    /// The waiver that speaks of a failure: one that holds before one that has expired, the earlier in the file first.
    /// </summary>
    private Waiver? For(ControlResult failed, string? node) => waivers
        .Where(waiver => waiver.Control == failed.Control && waiver.Scope.Covers(run) && waiver.Scope.Covers(node))
        .OrderBy(waiver => waiver.HasExpired(today))
        .FirstOrDefault();

    private ControlResult Waived(ControlResult failed, Waiver? waiver) =>
        waiver is null ? failed
        : waiver.HasExpired(today)
            ? failed with { Reason = $"{failed.Reason} (A waiver by {waiver.Owner} for this EXPIRED on {waiver.Until}.)" }
            : failed with
            {
                Verdict = Verdict.Waived,
                Waiver = waiver.Record(waiver.StateOn(today)),
                Reason = $"waived until {waiver.Until} by {waiver.Owner}: {waiver.Reason}. What was seen: {failed.Reason}",
            };

    /// <summary>A row's evidence is its first node's, and a part without that node says so.</summary>
    private static ControlResult Part(ControlResult whole, string[] nodes) =>
        nodes.Length == whole.Nodes.Count ? whole
        : nodes.Contains(whole.Nodes[0]) ? whole with { Nodes = nodes }
        : whole with { Nodes = nodes, Reason = $"{whole.Reason} (as seen on node {whole.Nodes[0]}, which ended alike)" };

    private WaiverState State(Waiver waiver, IReadOnlyList<ControlResult> results)
    {
        ControlResult[] planned = [.. results.Where(result => result.Control == waiver.Control && waiver.Scope.Covers(run))];
        if (planned.Length == 0 || (waiver.Scope.Node is not null && planned.All(result => result.Nodes.Count == 0)))
            return WaiverState.Elsewhere;
        if (waiver.HasExpired(today))
            return WaiverState.Expired;
        return planned.Any(result =>
            result.Verdict == Verdict.Fail
                && (result.Nodes.Count == 0 ? waiver.Scope.Covers((string?)null) : result.Nodes.Any(waiver.Scope.Covers)))
            ? waiver.StateOn(today)
            : WaiverState.Unmatched;
    }
}
