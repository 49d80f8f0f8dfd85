using System.Security.Cryptography;
using System.Text;

namespace Validation.Results.Text;

/// <summary>A name that is one harmless part of a path, in any file system and any shell.</summary>
public static class SafeName
{
    private const int Longest = 100;

    /// <summary>
    /// Letters and digits of ASCII, <c>. _ - @</c> stay. A name with anything else, too long, or beginning with a point gets part
    /// of its hash behind it, so that two names never become one.
    /// </summary>
    public static string Of(string name)
    {
        var safe = new string([.. name.Take(Longest).Select(letter => IsSafe(letter) ? letter : '-')]);
        return safe == name && name.Length > 0 && name[0] is not ('.' or '-')
            ? name
            : $"x{safe}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}";
    }

    private static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '@';
}
