using System.Security.Cryptography.X509Certificates;
using Validation.Reporting.Proof;
using Validation.Results;

namespace Validation.Reporting.Verification;

/// <summary>Whether the signature is of this manifest and these results, and whose it is.</summary>
internal sealed class SignatureCheck(string directory, SignerKey? given, X509Certificate2Collection? authorities,
    Findings findings)
{
    private const string WhoRewrites = "whoever rewrites every file, the manifest and the signature is not found";

    /// <param name="results">What results.json says; null where it cannot be read.</param>
    public void Of(RunResults? results)
    {
        if (!File.Exists(Path.Combine(directory, Attestation.Name)))
        {
            Unsigned();
            return;
        }
        try
        {
            using var signer = SignerKey.Parse(StrictText.Read(Path.Combine(directory, Attestation.SignerName)));
            var envelope = Envelope.Parse(StrictText.Read(Path.Combine(directory, Attestation.Name)));
            if (!Signed(envelope, signer) | !Speaks(envelope, results))
                return;
            findings.Hold(
                $"{Attestation.Name}: the signature of {signer.Name} holds over {Manifest.Name} and {ResultsFile.Name}");
            Whose(envelope, signer);
            if (signer.Certificates.Count > 0)
                Chain(signer, results);
            else if (authorities is not null)
                findings.Touch(
                    $"{Attestation.Name} was signed by a bare key, and an authority was given that its certificate should be of");
        }
        catch (Exception error) when (error is InvalidDataException or KeyException or FileNotFoundException)
        {
            findings.Touch($"{Attestation.Name} or {Attestation.SignerName}: {error.Message}");
        }
    }

    private void Unsigned()
    {
        if (File.Exists(Path.Combine(directory, Attestation.SignerName)))
            findings.Touch($"{Attestation.Name} is missing, though {Attestation.SignerName} says that the bundle was signed");
        else if (given is not null || authorities is not null)
            findings.Touch("the bundle is not signed, and a key was given that its signature should be of");
        else
            findings.Leave("who made it: the bundle is not signed, so whoever rewrites every file and the manifest is not found");
    }

    private bool Signed(Envelope envelope, SignerKey signer)
    {
        var wrong = envelope.PayloadType != Envelope.InToto ? $"its type is not {Envelope.InToto}"
            : envelope.Signatures.Count != 1 ? $"it has {envelope.Signatures.Count} signatures instead of one"
            : envelope.Signatures[0].KeyId != signer.KeyId ? $"its keyid is not that of the key in {Attestation.SignerName}"
            : !signer.Verifies(Envelope.PreAuthentication(envelope.PayloadType, envelope.Text), envelope.Signatures[0].Bytes)
                ? "the signature does not hold"
            : null;
        if (wrong is not null)
            findings.Touch($"{Attestation.Name}: {wrong}");
        return wrong is null;
    }

    private bool Speaks(Envelope envelope, RunResults? results)
    {
        var statement = Statement.Parse(envelope.Text);
        var (manifest, source) = (Digest(Manifest.Name), Digest(ResultsFile.Name));
        var wrong = statement.Type != Statement.CurrentType || statement.PredicateType != Statement.TestResult
            ? "it is no statement of a test's result"
            : statement.DigestOf(Manifest.Name) != manifest ? $"it was signed over another {Manifest.Name}"
            : statement.DigestOf(ResultsFile.Name) != source ? $"it was signed over another {ResultsFile.Name}"
            : results is not null && statement.Predicate.Result != Statement.Of(results, manifest!, source!).Predicate.Result
                ? "it states another result"
            : null;
        if (wrong is not null)
            findings.Touch($"{Attestation.Name}: {wrong}");
        return wrong is null;
    }

    private void Whose(Envelope envelope, SignerKey signer)
    {
        if (given is null && authorities is not null)
            return;
        if (given is null)
            findings.Leave($"whose key it is: none was given to compare with (--key, --certificate, --ca), so {WhoRewrites}; the "
                + $"bundle's own is {signer.Name}");
        else if (!given.Verifies(Envelope.PreAuthentication(envelope.PayloadType, envelope.Text), envelope.Signatures[0].Bytes))
            findings.Touch($"{Attestation.Name} was signed by {signer.Name}; the given one is {given.Name}");
        else
            findings.Hold($"the signature is of the given key, {given.Name}");
    }

    private void Chain(SignerKey signer, RunResults? results)
    {
        if (authorities is null)
        {
            findings.Leave("whether the signer's certificate was issued by somebody to be trusted: no --ca was given");
            return;
        }
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(signer.Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (results is not null)
            chain.ChainPolicy.VerificationTime = results.Run.Started.UtcDateTime;
        if (chain.Build(signer.Certificates[0]))
            findings.Hold("the signer's certificate leads to a given authority and was valid when the run began");
        else
            findings.Touch(
                "the signer's certificate does not lead to a given authority: "
                    + string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()).Distinct()));
        findings.Leave(
            "whether the certificate has been revoked; and that it was valid rests on the run's start as results.json states it");
    }

    private string? Digest(string name)
    {
        var path = Path.Combine(directory, name);
        return File.Exists(path) ? Manifest.Digest(path) : null;
    }
}
