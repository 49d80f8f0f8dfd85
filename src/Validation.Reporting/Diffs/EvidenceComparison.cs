using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>Whether two verdicts of one control were read from the same things.</summary>
internal static class EvidenceComparison
{
    /// <summary>How many differences are told one by one.</summary>
    private const int Told = 2;

    /// <returns>What differs, in a sentence; null where nothing does.</returns>
    public static string? Difference(ControlResult old, ControlResult now)
    {
        // A row of several nodes has the evidence of one, whose name its arm bears; two nodes' evidence is not compared.
        if (old.Nodes.Count + now.Nodes.Count > 0 && old.Subject != now.Subject)
            return null;
        var before = Texts(old);
        var after = Texts(now);
        string[] differences =
        [
            .. before.Where(item => !after.ContainsKey(item.Key)).Select(item => $"{item.Key} was read before and is not now"),
            .. after.Where(item => !before.ContainsKey(item.Key)).Select(item => $"{item.Key} is read now and was not before"),
            .. before.Where(item => after.TryGetValue(item.Key, out var text) && text != item.Value)
                .Select(item => Excerpt.Between(item.Key, item.Value, after[item.Key])),
        ];
        var more = differences.Length > Told ? $" (and {differences.Length - Told} more)" : "";
        return differences.Length == 0 ? null : string.Join("; ", differences.Take(Told)) + more;
    }

    /// <summary>True where a step of the subject makes other calls than before: the control is probed in another way.</summary>
    public static bool TriedOtherwise(ControlResult old, ControlResult now)
    {
        var before = Tried(old);
        return Tried(now).Any(step => before.TryGetValue(step.Key, out var calls) && calls != step.Value);
    }

    private static Dictionary<string, string> Texts(ControlResult result)
    {
        var texts = new Dictionary<string, string>();
        foreach (var item in result.Evidence)
            texts.TryAdd($"{item.Arm}, {item.Source}", EvidenceText.Of(item, item.Arm == result.Subject));
        // Where nothing was judged, the reason is all that there is.
        if (result.Verdict is Verdict.Error or Verdict.NotApplicable)
            texts["the reason"] = Fleeting.Masked(result.Reason);
        if (result.Waiver is { } waiver)
            texts["the waiver"] = $"{waiver.Owner}, until {waiver.Expires:yyyy-MM-dd}, {waiver.Scope}: {waiver.Reason}";
        return texts;
    }

    private static Dictionary<string, string> Tried(ControlResult result)
    {
        var steps = new Dictionary<string, string>();
        foreach (var item in result.Evidence.Where(item => item.Arm == result.Subject && item.Tried is not null))
            steps.TryAdd(item.Source, string.Join(' ', EvidenceText.Calls(item.Tried)));
        return steps;
    }
}
