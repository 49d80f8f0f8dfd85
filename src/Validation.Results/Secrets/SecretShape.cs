using System.Text.RegularExpressions;

namespace Validation.Results.Secrets;

/// <summary>How one kind of secret looks. What its group <c>secret</c> matches is never written anywhere.</summary>
/// <param name="Kind">In words, for the mark that takes the secret's place and for the line that names a find.</param>
/// <param name="Pattern">Finds it, also where its end was cut off.</param>
/// <param name="Holds">Looks at a match once more; null where the pattern says it all.</param>
internal sealed record SecretShape(string Kind, Regex Pattern, Func<Match, bool>? Holds = null)
{
    public const string Group = "secret";

    public bool Matches(Match match) => match.Groups[Group].Length > 0 && Holds?.Invoke(match) != false;
}
