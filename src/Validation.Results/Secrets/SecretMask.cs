using System.Security.Cryptography;
using System.Text;

namespace Validation.Results.Secrets;

/// <summary>
/// Puts <c>[redacted KIND: N characters, SHA-256 …]</c> where a secret stood, so that it can be known again and not be used.
/// </summary>
public static class SecretMask
{
    /// <summary>The text without its secrets; the same text where it holds none. Masking twice is masking once.</summary>
    public static string Of(string text)
    {
        foreach (var shape in SecretShapes.All)
        {
            text = shape.Pattern.Replace(text, match =>
            {
                if (!shape.Matches(match))
                    return match.Value;
                var secret = match.Groups[SecretShape.Group];
                var before = secret.Index - match.Index;
                return string.Concat(match.ValueSpan[..before], Mark(shape.Kind, secret.Value),
                    match.ValueSpan[(before + secret.Length)..]);
            });
        }
        return text;
    }

    /// <summary>
    /// The values of an environment as the kernel gives it (NAME=VALUE, a NUL after each), one on a line; null where the text is
    /// none.
    /// </summary>
    /// <param name="text">What was read.</param>
    /// <param name="known">True where it is known to be one, as it was read from a file named environ.</param>
    public static string? OfEnvironment(string text, bool known)
    {
        var entries = text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        if (!known && (entries.Length < 2 || !entries.All(IsVariable)))
            return null;
        return string.Join('\n', entries.Select(entry => entry.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
            ? $"{Of(entry[..at])}={Mark("environment value", entry[(at + 1)..])}"
            : Mark("environment value", entry)));
    }

    private static bool IsVariable(string entry)
    {
        var name = entry.AsSpan(0, Math.Max(0, entry.IndexOf('=', StringComparison.Ordinal)));
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.IndexOfAnyExcept(NameLetters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    private static string Mark(string kind, string secret) =>
        $"[redacted {kind}: {secret.Length} characters, "
            + $"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))}]";
}
