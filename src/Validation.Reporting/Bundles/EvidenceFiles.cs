using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Validation.Reporting.Results;
using Validation.Reporting.Text;

namespace Validation.Reporting.Bundles;

/// <summary>The evidence of one control and arm as a file of the bundle.</summary>
public static class EvidenceFiles
{
    /// <summary>SHA-256 of the items as they are written, lower-case hexadecimal.</summary>
    public static string Sha256(IEnumerable<Evidence> items) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        Printable.Json(JsonSerializer.Serialize([.. items], ResultsJson.Readable.IReadOnlyListEvidence)) + "\n")));
}
