using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>
/// Compares two runs verdict by verdict: per control, in a cluster per control and node. Rows that stand for many nodes are
/// unfolded by name, each pair of rows is looked at once, and what changed alike is folded again.
/// </summary>
public static class Compare
{
    private const int None = -1;

    public static RunDiff Runs(RunResults old, RunResults now)
    {
        var renamings = Renamings.Between(old, now);
        (old, now) = (renamings.Today(old), renamings.Today(now));
        var changes = new Changes(old.Run, now.Run);
        var folded = Pairs(old.Results, now.Results)
            .Select(pair => changes.Of(
                pair.Key.Old == None ? null : old.Results[pair.Key.Old],
                pair.Key.Now == None ? null : now.Results[pair.Key.Now]) with { Nodes = pair.Value })
            .GroupBy(change => change with { Nodes = [] })
            .Select(group =>
                group.Key with { Nodes = [.. group.SelectMany(change => change.Nodes).Order(StringComparer.Ordinal)] })
            .ToArray();
        return new RunDiff
        {
            Schema = RunDiff.CurrentSchema,
            Old = RunStamp.Of(old.Run, old.Summary),
            New = RunStamp.Of(now.Run, now.Summary),
            Circumstances = [.. Circumstances.Of(old, now), .. renamings.Said],
            Changes = [.. folded.Where(change => change.Kind != ChangeKind.Unchanged).Order(WorstFirst.Comparer)],
            Counts = Enum.GetValues<ChangeKind>().ToDictionary(kind => kind,
                kind => folded.Where(change => change.Kind == kind).Sum(change => change.Count)),
        };
    }

    /// <summary>Which row of the one run stands against which of the other, and for which nodes.</summary>
    private static Dictionary<(int Old, int Now), List<string>> Pairs(IReadOnlyList<ControlResult> old,
        IReadOnlyList<ControlResult> now)
    {
        var before = Places(old);
        var after = Places(now);
        var pairs = new Dictionary<(int Old, int Now), List<string>>();
        foreach (var place in before.Keys.Union(after.Keys))
        {
            var key = (before.GetValueOrDefault(place, None), after.GetValueOrDefault(place, None));
            if (!pairs.TryGetValue(key, out var nodes))
                pairs[key] = nodes = [];
            if (place.Node is { } node)
                nodes.Add(node);
        }
        return pairs;
    }

    private static Dictionary<(string Control, string? Node), int> Places(IReadOnlyList<ControlResult> results)
    {
        var places = new Dictionary<(string Control, string? Node), int>();
        foreach (var (row, result) in results.Index())
        {
            if (result.Nodes.Count == 0)
                places.TryAdd((result.Control, null), row);
            foreach (var node in result.Nodes)
                places.TryAdd((result.Control, node), row);
        }
        return places;
    }
}
