using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Validation.Results.Text;

namespace Validation.Reporting.Proof;

/// <summary>Whose signature it is: an EC P-256 public key, with its certificate where there is one.</summary>
public sealed class SignerKey : IDisposable
{
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECDsa key;

    private SignerKey(ECDsa key, X509Certificate2Collection certificates)
    {
        (this.key, Certificates) = (key, certificates);
        KeyId = Manifest.Digest(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal.</summary>
    public string KeyId { get; }

    /// <summary>The key's own certificate first, then those above it as far as they were given; empty for a bare key.</summary>
    public X509Certificate2Collection Certificates { get; }

    /// <summary><c>CN=ci, key SHA-256 3f…</c>; without the name where there is no certificate.</summary>
    public string Name =>
        (Certificates.Count == 0 ? "" : $"{Printable.Line(Certificates[0].Subject)}, ") + $"key SHA-256 {KeyId}";

    /// <summary>The certificates, or the key where there are none, in PEM: the one text that they have.</summary>
    public string Pem => Certificates.Count == 0
        ? $"{key.ExportSubjectPublicKeyInfoPem()}\n"
        : string.Concat(Certificates.Select(certificate => $"{certificate.ExportCertificatePem()}\n"));

    /// <param name="pem">PUBLIC KEY, or one or more CERTIFICATEs with the key's own first.</param>
    /// <exception cref="KeyException">It is neither, or of another curve than P-256.</exception>
    public static SignerKey Parse(string pem)
    {
        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            throw new KeyException("it is a private key; its public key is wanted (openssl ec -in KEY.pem -pubout)");
        try
        {
            if (!pem.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            {
                var bare = ECDsa.Create();
                bare.ImportFromPem(pem);
                return new SignerKey(OfP256(bare), []);
            }
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(pem);
            return new SignerKey(OfP256(certificates[0].GetECDsaPublicKey()), certificates);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new KeyException($"it is neither an EC public key nor a certificate in PEM: {error.Message}");
        }
    }

    /// <exception cref="KeyException">It is no key of P-256.</exception>
    public static ECDsa OfP256(ECDsa? key) =>
        key?.ExportParameters(false).Curve.Oid.Value == P256
            ? key
            : throw new KeyException(
                "it is no EC key of the curve P-256 (make one: openssl ecparam -name prime256v1 -genkey -noout)");

    /// <param name="bytes">What was signed.</param>
    /// <param name="signature">DER.</param>
    public bool Verifies(byte[] bytes, byte[] signature) =>
        key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose()
    {
        key.Dispose();
        foreach (var certificate in Certificates)
            certificate.Dispose();
    }
}

/// <summary>A key or certificate cannot be used. The message never has a key's text.</summary>
public sealed class KeyException(string message) : Exception(message);
