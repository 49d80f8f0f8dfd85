using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Protocol;
using Validation.Results;
using Validation.Results.Secrets;
using EvidenceRecord = Validation.Results.Evidence;

namespace Validation.Harness.Judging;

/// <summary>
/// Makes a verdict of postures, by the five rules: unknown is not a pass, and nothing passes that could not fail.
/// </summary>
public sealed partial class Judge(IReadOnlyList<ArmOutcome> outcomes, RuntimeKind runtime)
{
    private const int MostKept = 2048;

    public Judgement Of(Control control)
    {
        if (control.Expect.WhyNotApplicable(runtime) is { } because)
            return Judgement.Without(Verdict.NotApplicable, because);
        var evidence = new List<EvidenceRecord>();
        var baseline = Look(control, Find(Role.Baseline, control.TwinVariation));
        var twin = control.Twin switch
        {
            Twin.Baseline => baseline,
            Twin.Opened => Look(control, Find(Role.Opened, control.TwinVariation)),
            Twin.Weakened => Look(control, Find(Role.Weakened, Variation.None)),
            _ => throw new InvalidOperationException($"{control.Id} has the twin {control.Twin}, which no arm shows"),
        };
        var outcome = Find(Role.Subject, control.Variation);
        var subject = outcome is null ? null : new Seen(control.Id, outcome.Posture);
        var (verdict, reason) = Decide(control, outcome, subject, twin);
        if (subject is not null)
            evidence.AddRange(EvidenceOf(outcome!, subject));
        evidence.AddRange(twin.Evidence);
        if (control.Twin != Twin.Baseline)
            evidence.AddRange(baseline.Evidence);
        return new Judgement
        {
            Verdict = verdict,
            Reason = reason,
            Subject = outcome?.Arm.Name ?? "subject",
            Baseline = baseline.Sighting,
            Twin = twin.Sighting,
            Evidence = evidence,
        };
    }

    private (Verdict Verdict, string Reason) Decide(Control control, ArmOutcome? outcome, Seen? subject, Look twin)
    {
        if (outcome is null || subject is null)
            return (Verdict.Error, "the subject was not launched, so there is nothing to judge");
        if (outcome.Posture.Failure is { } failure && !outcome.EndedAtLimit)
            return (Verdict.Error, $"the subject could not be measured: {failure}");
        if (twin.Sighting?.Exposed is not true)
            return (Verdict.Error,
                $"the twin '{twin.Sighting?.Arm}' did not show the exposure, so nothing can be said of the "
                    + $"subject: {twin.Sighting?.Saw}");
        try
        {
            control.Expect.For(runtime)(subject, twin.Seen!);
            return (Verdict.Pass,
                $"{Summary(outcome, subject)}. The twin '{twin.Seen!.Arm}' showed the "
                    + $"exposure: {Summary(twin.Outcome!, twin.Seen)}");
        }
        catch (ShouldAssertException broken)
        {
            return (Verdict.Fail, SecretMask.Of(Finding(broken)));
        }
        catch (CannotTellException unknown)
        {
            return (Verdict.Error, SecretMask.Of(unknown.Message));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return (Verdict.Error, Unjudged(error));
        }
    }

    private static Look Look(Control control, ArmOutcome? outcome)
    {
        if (outcome is null)
            return new Look(null, null, null, []);
        var seen = new Seen(control.Id, outcome.Posture);
        bool? exposed;
        string saw;
        try
        {
            if (outcome.Posture.Failure is { } failure)
                throw new CannotTellException($"the arm could not be measured: {failure}");
            control.Exposed(seen);
            (exposed, saw) = (true, Summary(outcome, seen));
        }
        catch (ShouldAssertException broken)
        {
            (exposed, saw) = (false, SecretMask.Of(Finding(broken)));
        }
        catch (CannotTellException unknown)
        {
            (exposed, saw) = (null, SecretMask.Of(unknown.Message));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            (exposed, saw) = (null, Unjudged(error));
        }
        return new Look(outcome, seen, new Sighting { Arm = outcome.Arm.Name, Exposed = exposed, Saw = saw },
            EvidenceOf(outcome, seen));
    }

    /// <summary>
    /// What an expectation did not foresee costs its own control, and no other: facts are hostile, and nothing that breaks is a
    /// pass.
    /// </summary>
    private static string Unjudged(Exception error) =>
        SecretMask.Of($"what was told could not be judged: {Unforeseen.Say(error)}");

    private ArmOutcome? Find(Role role, Variation variation) =>
        outcomes.FirstOrDefault(outcome => outcome.Arm.Role == role && outcome.Arm.Variation == variation);

    private static List<EvidenceRecord> EvidenceOf(ArmOutcome outcome, Seen seen) =>
    [
        .. seen.Evidence.Select(item => new EvidenceRecord
        {
            Arm = outcome.Arm.Name,
            Source = item.Source,
            Tried = outcome.Posture.Steps.TryGetValue(item.Source, out var step) ? Words.Describe(step) : null,
            Fact = item.Fact is { } fact ? Bounded(FactMask.Of(fact, step)) : null,
            Saw = Saw(outcome, item),
        }),
    ];

    /// <summary>
    /// In the words of <see cref="Seen"/>, of a fact whose secrets are masked: one that was cut short could not be known any
    /// more.
    /// </summary>
    private static string Saw(ArmOutcome outcome, (string Source, string Saw, Fact? Fact) item) =>
        item.Fact is { } fact && outcome.Posture.Steps.TryGetValue(item.Source, out var step)
            ? Words.Describe(step, FactMask.Of(fact, step))
            : SecretMask.Of(item.Saw);

    /// <summary>
    /// A fact as it is kept: what a call brought back, to 2,048 characters, then how much there was and its hash. A twin reads
    /// whole logs of the host, which are nobody's business who reads a report.
    /// </summary>
    private static Fact Bounded(Fact fact) => fact with
    {
        Answers = [.. fact.Answers.Select(answer => answer with { Text = Bounded(answer.Text), Hex = Bounded(answer.Hex) })],
    };

    private static string? Bounded(string? output) => output is { Length: > MostKept }
        ? $"{output[..MostKept]}… ({output.Length} characters, "
            + $"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(output)))})"
        : output;

    private static string Summary(ArmOutcome outcome, Seen seen) =>
        string.Join("; ", seen.Evidence.Select(item => Saw(outcome, item)));

    /// <summary>A control's own sentence comes first, what Shouldly adds after it, on one line and without its source.</summary>
    private static string Finding(ShouldAssertException broken)
    {
        var message = LambdaSource().Replace(OneLine(broken.Message), "");
        var parts = message.Split("Additional Info:", 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
            return message;
        var should = parts[0].IndexOf(" should ", StringComparison.Ordinal);
        return $"{parts[1]} ({(should < 0 ? parts[0] : parts[0][(should + 1)..])})";
    }

    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^(new\()?(\(?\w+(, \w+)?\)?) => (\w+\.)?")]
    private static partial Regex LambdaSource();
}

/// <summary>What one arm showed of a control's exposure.</summary>
internal sealed record Look(ArmOutcome? Outcome, Seen? Seen, Sighting? Sighting, IReadOnlyList<EvidenceRecord> Evidence);

/// <summary>A verdict and everything that it was made of.</summary>
public sealed record Judgement
{
    public required Verdict Verdict { get; init; }

    public required string Reason { get; init; }

    /// <summary>The name of the arm that was judged.</summary>
    public required string Subject { get; init; }

    public Sighting? Baseline { get; init; }

    public Sighting? Twin { get; init; }

    public required IReadOnlyList<EvidenceRecord> Evidence { get; init; }

    /// <summary>A verdict that was reached without looking at an arm.</summary>
    public static Judgement Without(Verdict verdict, string reason) =>
        new() { Verdict = verdict, Reason = reason, Subject = "subject", Evidence = [] };
}
