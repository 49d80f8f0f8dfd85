using Validation.Results;

namespace Validation.Reporting.Proof;

/// <summary><c>attestation.dsse.json</c> and <c>signer.pem</c>: who says that these are the results.</summary>
internal static class Attestation
{
    public const string Name = "attestation.dsse.json";

    /// <summary>The signer's public key or certificates; listed in the manifest, as the report names who signed.</summary>
    public const string SignerName = "signer.pem";

    /// <summary>Signs a bundle's manifest, which has to be there.</summary>
    public static void Write(string directory, RunResults results, SigningKey key)
    {
        var statement = Statement.Of(
            results, Manifest.Digest(Path.Combine(directory, Manifest.Name)),
            Manifest.Digest(Path.Combine(directory, ResultsFile.Name)));
        File.WriteAllText(Path.Combine(directory, Name), Envelope.Of(statement.Bytes(), key).ToString());
    }
}
