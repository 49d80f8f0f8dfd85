using System.Security.Cryptography;
using System.Text;

namespace Validation.Reporting.Interchange;

/// <summary>Names that an API server takes (RFC 1123).</summary>
internal static class OpenReportsNames
{
    private const int Most = 40;

    /// <summary>
    /// Lower-case letters, digits and "-". A name that had to be changed ends in a hash of what it was, so that two stay two.
    /// </summary>
    public static string Of(string name)
    {
        var letters = string.Concat(
            name.Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-'));
        var kept = letters[..Math.Min(Most, letters.Length)].Trim('-');
        return kept == name
            ? kept
            : $"{kept}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}".TrimStart('-');
    }

    /// <summary>A label's value: at most 63 letters, digits, "-", "_" and ".".</summary>
    public static string Label(string value)
    {
        var letters = string.Concat(
            value.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
        return letters[..Math.Min(63, letters.Length)].Trim('-', '_', '.');
    }
}
