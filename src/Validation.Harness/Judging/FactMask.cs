using System.Text;
using System.Text.RegularExpressions;
using Validation.Protocol;
using Validation.Results.Secrets;
using Validation.Results.Text;

namespace Validation.Harness.Judging;

/// <summary>
/// A fact as it may be kept: secrets that the probe came across are their length and hash, the values of environments too.
/// </summary>
internal static partial class FactMask
{
    /// <param name="fact">Verbatim.</param>
    /// <param name="step">What was tried; null where it is not known.</param>
    /// <returns>The same fact where it holds no secret.</returns>
    public static Fact Of(Fact fact, Step? step)
    {
        var environment =
            step?.Calls.Any(call =>
                call.Arguments.Any(argument => argument.Text is { } path && EnvironmentFile().IsMatch(path))) == true;
        return fact with { Answers = [.. fact.Answers.Select(answer => Of(answer, environment))] };
    }

    private static Answer Of(Answer answer, bool environment)
    {
        if (answer.Text is { } text)
            return answer with { Text = Masked(text, environment) };
        // What is not printable came in hexadecimal: an environment with its NULs, a key with CR at its line ends.
        if (answer.Hex is not { Length: > 0 } hex || hex.Length % 2 != 0 || hex.AsSpan().IndexOfAnyExcept(Digits) >= 0)
            return answer;
        var read = Encoding.Latin1.GetString(Convert.FromHexString(hex));
        return Masked(read, environment) is var masked && masked == read
            ? answer
            : answer with { Hex = null, Text = Printable.Lines(masked) };
    }

    private static string Masked(string text, bool environment) =>
        SecretMask.OfEnvironment(text, environment) ?? SecretMask.Of(text);

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create(
        "0123456789abcdefABCDEF");

    [GeneratedRegex("/environ$")]
    private static partial Regex EnvironmentFile();
}
