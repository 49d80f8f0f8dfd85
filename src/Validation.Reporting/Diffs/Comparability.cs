using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>
/// Whether two verdicts speak of the same thing. Another family of runtime makes none comparable. Another template, or other
/// calls of the probe, explain a verdict that changed, so such a change is neither a regression nor a repair; a verdict that
/// stayed in spite of them stayed. Another path of the same runtime, another build of the probe, another engine or machine is
/// said of the two runs as a whole and hides nothing: each run's twins showed that its own probe could see.
/// </summary>
internal sealed record Comparability(string? OtherRuntime, string? OtherTemplate)
{
    public static Comparability Of(RunRecord old, RunRecord now)
    {
        var (before, after) = (RuntimeFamily.Of(old.Runtime), RuntimeFamily.Of(now.Runtime));
        return new Comparability(
            before == after ? null : $"another runtime was judged: {old.Runtime} ({before}) before, {now.Runtime} ({after}) now",
            old.Template.Sha256 == now.Template.Sha256
                ? null
                : $"another template was launched: {Circumstances.Words(old.Template)} before, "
                    + $"{Circumstances.Words(now.Template)} now");
    }

    /// <returns>Why the two cannot be compared; null where they can.</returns>
    public string? WhyNot(ControlResult old, ControlResult now) =>
        OtherRuntime is { } runtime ? runtime
        : old.Title != now.Title ? $"the control says something else: “{old.Title}” before, “{now.Title}” now"
        : old.Verdict == now.Verdict ? null
        : OtherTemplate is { } template ? template
        : EvidenceComparison.TriedOtherwise(old, now) ? "the control is probed by other calls than before"
        : null;
}
