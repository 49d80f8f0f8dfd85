using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Validation.Webhook.Certificates;

/// <summary>
/// A certificate authority of one certificate: its key is thrown away once that is signed. Whoever trusts it, trusts this process
/// and nothing else. Nothing is written to disk.
/// </summary>
internal sealed class Authority : IDisposable
{
    /// <summary>A clock of the API server that is a little behind accepts the certificate all the same.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    private Authority(string pem, X509Certificate2 serving) => (Pem, Serving) = (pem, serving);

    /// <summary>The authority's certificate, for those who call.</summary>
    public string Pem { get; }

    /// <summary>The serving certificate with its key.</summary>
    public X509Certificate2 Serving { get; }

    /// <param name="names">DNS names that callers use.</param>
    /// <param name="now">The time of making.</param>
    /// <param name="life">How long both certificates are valid.</param>
    public static Authority Make(IReadOnlyList<string> names, DateTimeOffset now, TimeSpan life)
    {
        var (from, to) = (now - Skew, now + life);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=validation-webhook {now.ToUnixTimeSeconds()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var authority = request.CreateSelfSigned(from, to);
        return new Authority(authority.ExportCertificatePem(), Sign(authority, names, from, to));
    }

    public void Dispose() => Serving.Dispose();

    private static X509Certificate2 Sign(X509Certificate2 authority, IReadOnlyList<string> names, DateTimeOffset from,
        DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority,
            includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var signed = request.Create(authority, from, to, RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(key);
    }
}
