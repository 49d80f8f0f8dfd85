using System.Security.Cryptography.X509Certificates;
using Validation.Reporting.Proof;
using Validation.Results;

namespace Validation.Reporting.Verification;

/// <summary>Checks a bundle against its manifest, its source and its signature. It never writes.</summary>
/// <param name="given">The public key or certificate that the signature has to be of; null where none was given.</param>
/// <param name="authorities">Whom the signer's certificate has to be issued by; null where nobody was named.</param>
public sealed class BundleVerifier(SignerKey? given, X509Certificate2Collection? authorities)
{
    public Findings Verify(string directory)
    {
        var findings = new Findings();
        try
        {
            if (ManifestCheck.Of(directory, findings) is not { } manifest)
                return findings;
            var results = Source(directory, findings);
            if (results is not null)
                new DerivedCheck(directory, manifest, findings).Of(results);
            new SignatureCheck(directory, given, authorities, findings).Of(results);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Miss($"a file could not be read: {error.Message}");
        }
        findings.Leave(
            "the measuring itself: a signature says who vouches for the results, not that the machine which measured was honest");
        return findings;
    }

    private static RunResults? Source(string directory, Findings findings)
    {
        try
        {
            var results = ResultsFile.Read(Path.Combine(directory, ResultsFile.Name));
            if (Books.Problem(results) is { } problem)
                findings.Touch($"{ResultsFile.Name}: {problem}");
            else
                findings.Hold(
                    $"{ResultsFile.Name} reads as {results.Schema} and its books close: {Books.Words(results.Summary)}");
            return results;
        }
        catch (Exception error) when (error is InvalidDataException or FileNotFoundException)
        {
            findings.Touch($"{ResultsFile.Name} is no run's results: {error.Message}");
            return null;
        }
    }
}
