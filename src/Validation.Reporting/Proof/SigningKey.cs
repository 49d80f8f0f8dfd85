using System.Security.Cryptography;

namespace Validation.Reporting.Proof;

/// <summary>The private key that signs bundles. It is only ever read: what a bundle keeps is <see cref="Public"/>.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key, SignerKey @public) => (this.key, Public) = (key, @public);

    public SignerKey Public { get; }

    /// <param name="pem">EC PRIVATE KEY or PRIVATE KEY, of P-256, without a pass phrase.</param>
    /// <param name="certificate">CERTIFICATEs in PEM, the key's own first; null for a bare key.</param>
    /// <exception cref="KeyException">They cannot be used, or are not of one pair.</exception>
    public static SigningKey Parse(string pem, string? certificate)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            key.ExportParameters(includePrivateParameters: true);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new KeyException("the key is no EC private key in PEM without a pass phrase (make one: openssl ecparam -name "
                + "prime256v1 -genkey -noout)");
        }
        SignerKey.OfP256(key);
        using var bare = SignerKey.Parse(key.ExportSubjectPublicKeyInfoPem());
        if (certificate is null)
            return new SigningKey(key, SignerKey.Parse(key.ExportSubjectPublicKeyInfoPem()));
        var named = SignerKey.Parse(certificate);
        return named.KeyId == bare.KeyId && named.Certificates.Count > 0
            ? new SigningKey(key, named)
            : throw new KeyException("the certificate is not the key's: their public keys differ");
    }

    /// <summary>ECDSA with SHA-256, DER. Another signature each time: .NET's has no RFC 6979.</summary>
    public byte[] Sign(byte[] bytes) => key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose()
    {
        key.Dispose();
        Public.Dispose();
    }
}
