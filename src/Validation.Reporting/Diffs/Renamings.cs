using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>
/// Controls that have another id in the one run than in the other: results say which ids their controls had before, and what
/// bears one of those is read as the control's of today.
/// </summary>
internal sealed class Renamings
{
    private readonly Dictionary<string, string> today;

    private Renamings(Dictionary<string, string> today) => this.today = today;

    public static Renamings Between(RunResults old, RunResults now)
    {
        var known = new Dictionary<string, string>();
        foreach (var result in old.Results.Concat(now.Results))
            foreach (var former in result.FormerIds ?? [])
                known.TryAdd(former, result.Control);
        var used = old.Results.Concat(now.Results).Select(result => result.Control).ToHashSet();
        return new Renamings(known.Where(pair => used.Contains(pair.Key)).ToDictionary());
    }

    /// <summary>A sentence where there are any.</summary>
    public IEnumerable<string> Said => today.Count == 0 ? [] :
    [
        $"Controls have other ids since: {string.Join(", ", today.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} is {pair.Value}"))}.",
    ];

    public RunResults Today(RunResults results) =>
        today.Count == 0 ? results : results with { Results = [.. results.Results.Select(Today)] };

    private ControlResult Today(ControlResult result) => !today.TryGetValue(result.Control, out var id) ? result : result with
    {
        Control = id,
        Evidence = [.. result.Evidence.Select(item => item with { Source = Source(item.Source, result.Control, id) })],
    };

    /// <summary>A step's id is its control's, with a name behind it where there are several.</summary>
    private static string Source(string source, string former, string id) =>
        source == former || source.StartsWith(former + "/", StringComparison.Ordinal) ? id + source[former.Length..] : source;
}
