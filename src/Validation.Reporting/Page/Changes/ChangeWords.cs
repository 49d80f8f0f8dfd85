using Validation.Reporting.Diffs;

namespace Validation.Reporting.Page.Changes;

/// <summary>Kinds of change for people, the worst first.</summary>
internal static class ChangeWords
{
    public static IReadOnlyList<ChangeKind> InOrder { get; } =
    [
        ChangeKind.Regressed, ChangeKind.Incomparable, ChangeKind.Gone, ChangeKind.New, ChangeKind.Waived,
        ChangeKind.EvidenceChanged, ChangeKind.Fixed, ChangeKind.Unchanged,
    ];

    public static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Regressed => "regressed",
        ChangeKind.Fixed => "fixed",
        ChangeKind.Waived => "waived since",
        ChangeKind.New => "new",
        ChangeKind.Gone => "gone",
        ChangeKind.EvidenceChanged => "evidence changed",
        ChangeKind.Incomparable => "incomparable",
        ChangeKind.Unchanged => "unchanged",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind of change that the page does not know"),
    };

    public static string Meaning(ChangeKind kind) => kind switch
    {
        ChangeKind.Regressed => "worse than before",
        ChangeKind.Fixed => "better than before",
        ChangeKind.Waived => "fails as before, and somebody has accepted that since",
        ChangeKind.New => "judged now and not before",
        ChangeKind.Gone => "judged before and not now",
        ChangeKind.EvidenceChanged => "the same verdict, read from something else",
        ChangeKind.Incomparable => "the two runs cannot be compared here",
        _ => "as it was",
    };
}
