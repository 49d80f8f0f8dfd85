using System.Globalization;
using Validation.Results;
using Validation.Results.Frameworks;

namespace Validation.Reporting.Interchange;

/// <summary>Which references are to controls of a framework, and by what id other programs know them.</summary>
internal static class Catalogues
{
    public static bool IsNist80053(ReferenceRecord reference) =>
        AllReferences.FrameworkOf(reference.Catalogue) == Nist80053.Framework;

    /// <summary>
    /// null where the reference is to no control. SP 800-53 has NIST's own ids (<c>AC-6(10)</c> is <c>ac-6.10</c>), the others
    /// one of ours, made of a framework's name and its own numbering.
    /// </summary>
    public static string? ControlId(ReferenceRecord reference) =>
        AllReferences.FrameworkOf(reference.Catalogue)?.ControlPrefix is { } prefix
            ? Token(prefix + reference.Id.Replace("(", ".", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal))
            : null;

    /// <summary>OSCAL's token: a letter or "_" first, then letters, digits, ".", "-" and "_".</summary>
    public static string Token(string text)
    {
        var token = string.Concat(text.ToLower(CultureInfo.InvariantCulture).Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-'));
        return token is [>= 'a' and <= 'z' or '_', ..] ? token : "_" + token;
    }
}
