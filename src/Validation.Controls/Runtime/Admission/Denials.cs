using System.Text.RegularExpressions;

namespace Validation.Controls.Runtime.Admission;

/// <summary>Tells a refusal by admission from everything else that keeps a pod from being created.</summary>
internal static class Denials
{
    /// <summary>What a refusal says that has nothing to do with what the pod is, and what it is due to.</summary>
    private static readonly (string Pattern, string DueTo)[] Otherwise =
    [
        (@"exceeded quota|failed quota|(maximum|minimum) \S+ usage per", "a quota or a limit range"),
        (@"cannot (create|patch|update|get) resource", "a right that the harness lacks"),
        (@"failed calling webhook|failed to call webhook|failed calling admission|no endpoints available",
            "a webhook that could not be asked"),
        (@"context deadline exceeded|timed? ?out|connection refused", "a time-out or a connection"),
        (@"not found", "something that it names and that does not exist"),
        (@"^Pod "".*"" is invalid", "a pod that is malformed, before any policy looked at it"),
        (@"already exists", "a name that is taken"),
    ];

    /// <summary>How the API server says that admission refused: its own plug-ins, Pod Security, policies, webhooks.</summary>
    private const string ByAdmission =
        @"is forbidden|denied the request|violates PodSecurity|denied request"
        + @"|unable to validate against any (pod security policy|security context constraint)";

    /// <summary>Everything before the reason: kinds, names of the pod and of the webhook, which may hold any word.</summary>
    private const string Heading = @"^.*?(is forbidden|denied the request): *|\bresource Pod/\S+";

    /// <summary>Statuses of 4xx that speak of the request, the session or the server, not of the pod.</summary>
    private static readonly int[] NotOfThePod = [401, 404, 408, 409, 429];

    /// <summary>Why a refusal is none by admission; null where it is.</summary>
    public static string? WhyNone(AttemptView refused)
    {
        if (Otherwise.FirstOrDefault(one => Matches(refused.Message, one.Pattern)) is { DueTo: { } dueTo })
            return $"that was due to {dueTo}";
        if (refused.Status is < 400 or >= 500 || NotOfThePod.Contains(refused.Status))
            return $"the status {refused.Status} is none by which admission refuses";
        return Matches(refused.Message, ByAdmission) ? null : "nothing in it says that admission refused";
    }

    /// <summary>Whether the reason, without the names around it, holds a pattern. Case does not matter.</summary>
    public static bool Names(AttemptView refused, string pattern) =>
        Matches(Regex.Replace(refused.Message, Heading, " ", RegexOptions.Singleline | RegexOptions.CultureInvariant), pattern);

    public static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
