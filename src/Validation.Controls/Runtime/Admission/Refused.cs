using System.Diagnostics.CodeAnalysis;

namespace Validation.Controls.Runtime.Admission;

/// <summary>
/// A pod that admission has to refuse, tried with dryRun=All. Only a refusal that names what was changed counts, and only where
/// the same pod without the change is accepted: everything else leaves the question open.
/// </summary>
/// <param name="Attempt">One of <see cref="Attempts"/>.</param>
/// <param name="Pod">The pod as a sentence's beginning: <c>a privileged pod</c>.</param>
/// <param name="Names">What the refusal has to name, whoever says it: Pod Security, Kyverno, Gatekeeper, a webhook. A regular
/// expression.</param>
internal sealed record Refused(string Attempt, string Pod, [StringSyntax(StringSyntaxAttribute.Regex)] string Names)
{
    /// <summary>
    /// A refusal that is right for this pod although it is no denial by admission: a regular expression, or null.
    /// </summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Also { get; init; }

    /// <summary>(attempt, good) Whether a pod that was accepted was mutated on the way; null where none can be.</summary>
    public Func<AttemptView, AttemptView, bool>? Mutated { get; init; }

    /// <summary>The accepted pod was given the class that the unchanged one has.</summary>
    public static bool HasTheClass(AttemptView attempt, AttemptView good) =>
        good.RuntimeClass is { } its && attempt.RuntimeClass == its;

    /// <summary>The twin's namespace takes such pods as they are.</summary>
    public void WasAccepted(Seen twin)
    {
        var attempt = twin.Attempt(Attempt);
        if (!attempt.Accepted && Denials.WhyNone(attempt) is { } why)
            throw new CannotTellException($"{Pod} was not accepted in the twin's namespace, but {why}: {attempt}");
        Finding.Unless(attempt.Accepted, $"{Pod} should be accepted here, and was not: {attempt}");
        Finding.Unless(Mutated?.Invoke(attempt, twin.Attempt(Attempts.Good)) != true,
            $"{Pod} should be accepted as it is here, and was changed: {attempt}");
    }

    /// <summary>The subject's namespace takes none of them.</summary>
    public void IsRefused(Seen subject)
    {
        var good = subject.Attempt(Attempts.Good);
        if (!good.Accepted)
            throw new CannotTellException("the template itself was not accepted in the same namespace, so that no refusal can "
                + $"be put down to a change: {good}");
        var attempt = subject.Attempt(Attempt);
        if (attempt.Accepted)
        {
            Finding.Unless(Mutated?.Invoke(attempt, good) == true, $"{Pod} was {attempt}");
            return;
        }
        if (Also is { } right && Denials.Matches(attempt.Message, right))
            return;
        if (Denials.WhyNone(attempt) is { } why)
            throw new CannotTellException($"{Pod} was not accepted, but {why}: {attempt}");
        if (!Denials.Names(attempt, Names))
            throw new CannotTellException($"{Pod} was refused for a reason that does not name what was changed: {attempt}");
    }
}
