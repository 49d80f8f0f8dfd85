using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>What the end of <c>validation diff</c> says, as a word, a sentence and an exit code.</summary>
public sealed record DiffVerdict(string Word, int ExitCode, string Meaning)
{
    public static DiffVerdict Of(RunDiff diff) =>
        diff.Changes.Any(IsWorse) ? new("WORSE", 1, "something regressed, or fails that was not known to")
        : diff.Changes.Any(CannotBeTold)
            ? new("UNKNOWN", 3, "something that was known cannot be compared or is not known any more")
        : !diff.Old.Summary.Closes || !diff.New.Summary.Closes ? new("UNKNOWN", 3, "the books of a run do not close")
        : new("NOT WORSE", 0, "nothing regressed");

    private static bool IsWorse(Change change) =>
        change.Kind == ChangeKind.Regressed || change is { Kind: ChangeKind.New, After: Verdict.Fail };

    private static bool CannotBeTold(Change change) =>
        change.LosesKnowledge || change is { Kind: ChangeKind.New, After: Verdict.Error };
}
