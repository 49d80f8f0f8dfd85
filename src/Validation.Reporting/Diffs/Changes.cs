using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>What became of one verdict between two runs.</summary>
internal sealed class Changes(RunRecord old, RunRecord now)
{
    private readonly Comparability comparability = Comparability.Of(old, now);

    /// <param name="before">null where the earlier run has no such verdict.</param>
    /// <param name="after">null where the later run has none; never both.</param>
    public Change Of(ControlResult? before, ControlResult? after)
    {
        if (before is null)
            return Say(ChangeKind.New, null, after, $"{Missing(old, now)}. Now: {Told(after!)}");
        if (after is null)
            return Say(ChangeKind.Gone, before, null, $"{Missing(now, old)}. Before: {Told(before)}");
        if (comparability.WhyNot(before, after) is { } why)
            return Say(ChangeKind.Incomparable, before, after, $"{why}. {Both(before, after)}");
        if (before.Verdict != after.Verdict)
            return Say(Kind(before.Verdict, after.Verdict), before, after, Both(before, after));
        return EvidenceComparison.Difference(before, after) is { } difference
            ? Say(ChangeKind.EvidenceChanged, before, after, difference)
            : Say(ChangeKind.Unchanged, before, after, "");
    }

    /// <summary>
    /// Waived is a failure that was accepted. What does not apply was not judged; what could not be told was not known.
    /// </summary>
    private static ChangeKind Kind(Verdict before, Verdict after) => (before, after) switch
    {
        (_, Verdict.Error) => ChangeKind.Regressed,
        (_, Verdict.NotApplicable) => ChangeKind.Gone,
        (Verdict.NotApplicable, Verdict.Pass or Verdict.Waived) => ChangeKind.New,
        (Verdict.Error, Verdict.Fail or Verdict.Waived) => ChangeKind.New,
        (_, Verdict.Pass) => ChangeKind.Fixed,
        (Verdict.Fail, Verdict.Waived) => ChangeKind.Waived,
        _ => ChangeKind.Regressed,
    };

    private static Change Say(ChangeKind kind, ControlResult? before, ControlResult? after, string because) => new()
    {
        Kind = kind,
        Control = (after ?? before)!.Control,
        Title = (after ?? before)!.Title,
        Severity = (after ?? before)!.Severity,
        Before = before?.Verdict,
        After = after?.Verdict,
        Because = because,
    };

    /// <summary>Why the one run has no verdict where the other has.</summary>
    private static string Missing(RunRecord without, RunRecord with) =>
        without.Filter != with.Filter && without.Filter.Length > 0 ? $"The run {without.Id} measured only '{without.Filter}'"
        : without.Catalogue.Sha256 != with.Catalogue.Sha256 ? $"The run {without.Id} has another catalogue or other nodes"
        : $"The run {without.Id} did not judge it here";

    /// <summary>What is seen now is what somebody has to act on, and gets the room for it.</summary>
    private static string Both(ControlResult before, ControlResult after) =>
        $"Before, {Told(before, most: 100)}; now, {Told(after)}";

    /// <summary>What the twin showed is left out: it is the same story in every pass.</summary>
    private static string Told(ControlResult result, int most = 300) =>
        $"{VerdictWords.InSentence(result.Verdict)}: {Excerpt.Beginning(result.Reason.Split(". The twin '", 2)[0], most)}";
}
