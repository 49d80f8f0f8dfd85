using System.Text;
using System.Text.RegularExpressions;

namespace Validation.Results.Secrets;

/// <summary>
/// The shapes that tokens and keys are known by. Prefixes and lengths are those that their issuers document; nonces of our own
/// (32 hexadecimal digits), boot ids and hashes match none of them.
/// </summary>
internal static partial class SecretShapes
{
    /// <summary>The most telling first: what one has masked, a later one does not see.</summary>
    public static IReadOnlyList<SecretShape> All { get; } =
    [
        new("private key", PrivateKey()),
        new("JSON web token", JsonWebToken(), match => IsTokenHeader(match.Groups["header"].ValueSpan)),
        new("AWS access key", Aws()),
        new("Google key", Google()),
        new("GitHub or GitLab token", Forge()),
        new("Slack token", Slack()),
        new("package registry token", Registry()),
        new("API key", ApiKey()),
        new("password hash", PasswordHash(), match => match.ValueSpan.ContainsAnyInRange('0', '9')),
        new("credentials in an address", AddressCredentials()),
        new("authorization header", Authorization()),
        new("assigned secret", Assigned()),
        new("assigned secret", Named(), match => LooksRandom(match.Groups[SecretShape.Group].Value)),
    ];

    /// <summary>From its first line to its last, or as much as there is.</summary>
    [GeneratedRegex(
        @"(?<secret>-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s\\:,]|-(?!-{4}))*"
        + @"(?:-----END [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----)?)")]
    private static partial Regex PrivateKey();

    /// <summary>RFC 7519; base64url of <c>{"</c> begins with eyJ.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_-])(?<secret>(?<header>eyJ[A-Za-z0-9_-]{12,})(?:\.[A-Za-z0-9_-]*){0,4})")]
    private static partial Regex JsonWebToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<secret>(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16})(?![A-Za-z0-9])")]
    private static partial Regex Aws();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])(?<secret>AIza[0-9A-Za-z_-]{35}|ya29\.[0-9A-Za-z_-]{20,}|GOCSPX-[0-9A-Za-z_-]{20,})")]
    private static partial Regex Google();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?<secret>gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{20,})")]
    private static partial Regex Forge();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?<secret>xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,})"
        + @"|hooks\.slack\.com/services/(?<secret>[A-Z0-9]{8,}/[A-Z0-9]{8,}/[A-Za-z0-9]{16,})")]
    private static partial Regex Slack();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<secret>npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,}|dckr_pat_[A-Za-z0-9_-]{20,})")]
    private static partial Regex Registry();

    /// <summary>Of model and payment providers.</summary>
    [GeneratedRegex(
        @"(?<![A-Za-z0-9_-])(?<secret>sk-(?:proj-|svcacct-|ant-[a-z0-9]+-)?[A-Za-z0-9_]{32,}[A-Za-z0-9_-]*"
        + @"|[sr]k_(?:live|test)_[0-9A-Za-z]{24,})")]
    private static partial Regex ApiKey();

    /// <summary>crypt(5), as in /etc/shadow.</summary>
    [GeneratedRegex(@"(?<secret>\$(?:1|2[abxy]|5|6|7|y|gy)\$[./A-Za-z0-9$=,]{22,})")]
    private static partial Regex PasswordHash();

    /// <summary>
    /// The scheme looked for backwards from its <c>://</c>, which is rare: forwards, every letter of a text begins one.
    /// </summary>
    [GeneratedRegex(@"(?<=[a-z][a-z0-9+.-]{1,15})://[^\s/:@""'<>]{1,64}:(?<secret>[^\s/@""'<>\[]{3,})@")]
    private static partial Regex AddressCredentials();

    [GeneratedRegex(@"authorization\\?[""']?\s*[:=]\s*\\?[""']?(?:bearer|basic|token)\s+(?!\[)(?<secret>[^\s""'<>]{6,})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Authorization();

    /// <summary>With = and no blank, as in the environment, in flags, forms and connection texts: any value.</summary>
    [GeneratedRegex("(?:" + Names + @")=(?!\[redacted )\\?[""']?(?<secret>[^\s""'<>&;,(){}]{4,})", RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    /// <summary>With a colon, quotes or blanks, as in JSON, YAML and prose: what looks random.</summary>
    [GeneratedRegex("(?:" + Names + @")\\?[""']?\s{0,8}[:=]\s{0,8}\\?[""']?(?!\[redacted )(?<secret>[^\s""'<>&;,(){}\\]{8,})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    private const string Names =
        "password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|"
        + "account[_-]?key|credentials?";

    /// <summary>The header of a token names its algorithm, its key or its type; other JSON in base64 does not.</summary>
    private static bool IsTokenHeader(ReadOnlySpan<char> header)
    {
        var whole = header[..(header.Length / 4 * 4)].ToString().Replace('-', '+').Replace('_', '/');
        var json = Encoding.Latin1.GetString(Convert.FromBase64String(whole));
        return json.Contains("\"alg\"", StringComparison.Ordinal) || json.Contains("\"kid\"", StringComparison.Ordinal)
            || json.Contains("\"typ\"", StringComparison.Ordinal);
    }

    /// <summary>Letters and digits mixed, and many different ones: no word, no path, no sentence.</summary>
    private static bool LooksRandom(string value) =>
        value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter) && !value.StartsWith('/')
        && value.Distinct().Count() >= Math.Min(8, value.Length * 2 / 3) && Entropy(value) >= 2.8;

    /// <summary>Shannon's, bits for each character.</summary>
    private static double Entropy(string value) =>
        -value.GroupBy(letter => letter).Select(group => (double)group.Count() / value.Length)
            .Sum(share => share * Math.Log2(share));
}
