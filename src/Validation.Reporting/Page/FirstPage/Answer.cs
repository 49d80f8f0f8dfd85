using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Results;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>
/// The answer to the reader's first question. Yes is said only where the gate passed, its books close, it was a sandbox that was
/// measured, something was shown to hold, no living pod and no unprobed node lies outside of what was measured, and nothing has
/// to be said loudly.
/// </summary>
/// <param name="Word">One to three words.</param>
/// <param name="Because">A sentence or two.</param>
/// <param name="Shape">Its shape: that of a verdict.</param>
internal sealed record Answer(string Word, string Because, Verdict Shape)
{
    public static Answer To(RunResults results)
    {
        var counts = results.Summary;
        var told = counts.Planned - counts.NotApplicable;
        return results switch
        {
            _ when Books.Problem(results) is not null =>
                Unknown("The counts of this run do not add up, so no verdict of it can be trusted."),
            { Run.ExitCode: 1 } => new Answer("NO", Broken(results, told), Verdict.Fail),
            { Run.ExitCode: 3 } => Unknown(
                $"{Number.Grouped(counts.Error)} of {Counted.Of(told, Unit(results))} that apply could not be told. What is not "
                    + "known is no pass: treat it as a no until they are measured."),
            { Run.ExitCode: not 0 } => Unknown("Nothing was judged: the run was called or configured wrongly."),
            _ when results.Run.Runtime == results.Run.Baseline => Unknown(
                "Nothing that was measured fails, but no sandbox was measured: what ran "
                    + $"is {Short.Of(results.Run.Runtime, 60)}, the runtime of the baseline."),
            _ when counts.Pass == 0 => Unknown("Nothing was shown to hold."),
            _ when Outside(results) is { Length: > 0 } outside => new Answer(
                "NOT EVERYWHERE", $"Where the sandbox was tested, {Holds(results, told)}. But {outside}.", Verdict.Fail),
            { Run.Banners.Count: > 0 } or { Run.Filter.Length: > 0 } => new Answer(
                "ONLY IN PART",
                $"As far as it was tested: {Holds(results, told)}. But not everything was tested: see the note below.",
                Verdict.Error),
            { Summary.Waived: > 0 } => new Answer(
                "YES, WITH EXCEPTIONS",
                $"{Capital(Holds(results, told))}; {Counted.Of(counts.Waived, "failure was", "failures were")} accepted by name, "
                    + "until a date.", Verdict.Waived),
            _ => new Answer("YES", $"As far as it was tested: {Holds(results, told)}.", Verdict.Pass),
        };
    }

    private static Answer Unknown(string because) => new("NOT SHOWN", because, Verdict.Error);

    private static string Broken(RunResults results, int told)
    {
        var counts = results.Summary;
        var bySeverity = results.Results.Where(result => result.Verdict == Verdict.Fail)
            .GroupBy(result => result.Severity).OrderByDescending(group => group.Key)
            .Select(group => $"{Number.Grouped(group.Sum(result => result.Count))} {VerdictWords.Word(group.Key)}");
        return $"{Number.Grouped(counts.Fail)} of {Counted.Of(told, Unit(results))} that "
            + $"apply {(counts.Fail == 1 ? "does" : "do")} not hold ({string.Join(", ", bySeverity)})" +
            (counts.Error == 0 ? "." : $", and {Number.Grouped(counts.Error)} could not be told.");
    }

    private static string Holds(RunResults results, int told)
    {
        var counts = results.Summary;
        var proved = results.Results.Where(result => result.Verdict == Verdict.Pass).All(result => result.Twin?.Exposed == true)
            ? ", and each was tried by a probe that was shown to see the exposure where the sandbox is missing"
            : "";
        return (counts.Pass == told ? $"all {Counted.Of(told, Unit(results))} that apply hold"
            : $"{Number.Grouped(counts.Pass)} of {Counted.Of(told, Unit(results))} that apply hold") + proved;
    }

    private static string Outside(RunResults results)
    {
        var unprobed = results.Nodes.Count(node => !node.Probed);
        string[] parts =
        [
            .. results.Pods.Count == 0
                ? []
                : new[]
                {
                    $"{Counted.Of(results.Pods.Count, "living pod runs", "living pods run")} without the sandbox or weaker than "
                        + "the template",
                },
            .. unprobed == 0 ? [] : new[] { $"{Counted.Of(unprobed, "node")} could not be probed" },
        ];
        return string.Join(", and ", parts);
    }

    /// <summary>On many nodes a control is judged many times.</summary>
    private static string Unit(RunResults results) => results.Results.Any(result => result.Count > 1) ? "verdict" : "control";

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
