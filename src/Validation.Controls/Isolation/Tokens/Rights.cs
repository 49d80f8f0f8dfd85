using System.Text.RegularExpressions;

namespace Validation.Controls.Isolation.Tokens;

/// <summary>Sorts what an account may do.</summary>
internal static class Rights
{
    /// <summary>
    /// What every account may do that the API server knows: find out what there is, and ask what it may do itself.
    /// </summary>
    private const string OfEverybody =
        @"^create selfsubject(access|rules)?reviews(\.[\w.]+)?$"
        + @"|^(get|head) /(api|apis|healthz|livez|readyz|openapi|version|\.well-known|openid)(/\S*)?$"
        + @"|^(get|head) /$";

    /// <summary>What makes its holder the owner of other pods, of their secrets, or of other accounts.</summary>
    private const string Decisive =
        @"^(create|patch|update|\*) (pods|deployments|daemonsets|statefulsets|replicasets|"
        + @"replicationcontrollers|jobs|cronjobs)(\.[\w.]+)?$"
        + @"|^(create|get|\*) pods/(exec|attach|portforward|ephemeralcontainers)$"
        + @"|^(get|list|watch|\*) secrets$"
        + @"|^(create|\*) serviceaccounts/token$"
        + @"|^(impersonate|escalate|bind) "
        + @"|^\S+ (\*|nodes/proxy)(\.[\w.*]+)?$";

    public static IReadOnlyList<string> BeyondEverybodys(IEnumerable<string> rights) =>
        [.. rights.Where(right => !Is(right, OfEverybody))];

    public static IReadOnlyList<string> Takeover(IEnumerable<string> rights) => [.. rights.Where(right => Is(right, Decisive))];

    private static bool Is(string right, string pattern) =>
        Regex.IsMatch(right, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
