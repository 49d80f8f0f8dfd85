using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>
/// The order of changes: what got worse, what cannot be told, what is different, what got better; in each the most severe first.
/// </summary>
internal static class WorstFirst
{
    public static IComparer<Change> Comparer { get; } = Comparer<Change>.Create((one, other) =>
        (Rank(one), -(int)one.Severity).CompareTo((Rank(other), -(int)other.Severity)) is var weight and not 0 ? weight
        : string.CompareOrdinal(one.Control, other.Control) is var name and not 0 ? name
        : string.CompareOrdinal(FirstNode(one), FirstNode(other)) is var node and not 0 ? node
        : string.CompareOrdinal(one.Because, other.Because));

    private static string FirstNode(Change change) => change.Nodes is [var first, ..] ? first : "";

    private static int Rank(Change change) => change switch
    {
        { Kind: ChangeKind.Regressed, After: not Verdict.Error } => 0,
        { Kind: ChangeKind.New, After: Verdict.Fail } => 1,
        { Kind: ChangeKind.Regressed } => 2,
        { Kind: ChangeKind.New, After: Verdict.Error } => 3,
        { Kind: ChangeKind.Incomparable, LosesKnowledge: true } => 4,
        { Kind: ChangeKind.Gone, LosesKnowledge: true } => 5,
        { Kind: ChangeKind.Waived } => 6,
        { Kind: ChangeKind.EvidenceChanged } => 7,
        { Kind: ChangeKind.Incomparable } => 8,
        { Kind: ChangeKind.Gone } => 9,
        { Kind: ChangeKind.New } => 10,
        _ => 11,
    };
}
