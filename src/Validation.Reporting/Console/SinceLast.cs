using Validation.Reporting.Diffs;

namespace Validation.Reporting.Console;

/// <summary>What changed since the last run, in one line of the last screen.</summary>
internal static class SinceLast
{
    public static string Line(RunDiff diff)
    {
        var changed = diff.Counts.Where(count => count.Key != ChangeKind.Unchanged && count.Value > 0).ToDictionary();
        return $"Since the last run ({diff.Old.Id}): {(changed.Count == 0 ? "nothing changed" : Words.Of(changed))}";
    }
}
