namespace Validation.Reporting.Diffs;

/// <summary>Kinds of change in the words of people.</summary>
internal static class Words
{
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.EvidenceChanged => "evidence changed",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary><c>2 regressed, 1 fixed, 110 unchanged</c>: every kind that there is, in the order of the kinds.</summary>
    public static string Of(IReadOnlyDictionary<ChangeKind, int> counts) => string.Join(
        ", ",
        Enum.GetValues<ChangeKind>().Where(kind => counts.GetValueOrDefault(kind) > 0)
            .Select(kind => $"{counts[kind]} {Of(kind)}").DefaultIfEmpty("nothing to compare"));
}
