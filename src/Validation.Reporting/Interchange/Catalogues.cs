using System.Globalization;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>Which references are to controls of a catalogue, and by what id other programs know them.</summary>
internal static class Catalogues
{
    private const string Nist80053 = "NIST SP 800-53";

    /// <summary>
    /// By how a catalogue's name begins, how its ids do in OSCAL. ATT&amp;CK holds techniques and gVisor's pages are no catalogue: neither
    /// has controls that could be satisfied.
    /// </summary>
    private static readonly (string Catalogue, string Prefix)[] OfControls =
    [
        (Nist80053, ""),
        ("NIST SP 800-190", "sp800-190_"),
        ("CIS Docker", "cis-docker_"),
        ("CIS Kubernetes", "cis-kubernetes_"),
        ("PCI DSS", "pci-dss_"),
        ("SOC 2", "soc2_"),
        ("ISO", "iso27001_"),
    ];

    public static bool IsNist80053(ReferenceRecord reference) => reference.Catalogue.StartsWith(Nist80053, StringComparison.Ordinal);

    /// <summary>
    /// null where the reference is to no control. SP 800-53 has NIST's own ids (<c>AC-6(10)</c> is <c>ac-6.10</c>), the others one of ours,
    /// made of a catalogue's name and its own numbering.
    /// </summary>
    public static string? ControlId(ReferenceRecord reference) =>
        OfControls.FirstOrDefault(known => reference.Catalogue.StartsWith(known.Catalogue, StringComparison.Ordinal)) is { Catalogue: not null } found
            ? Token(found.Prefix + reference.Id.Replace("(", ".", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal))
            : null;

    /// <summary>OSCAL's token: a letter or "_" first, then letters, digits, ".", "-" and "_".</summary>
    public static string Token(string text)
    {
        var token = string.Concat(text.ToLower(CultureInfo.InvariantCulture).Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-'));
        return token is [>= 'a' and <= 'z' or '_', ..] ? token : "_" + token;
    }
}
