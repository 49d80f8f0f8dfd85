using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kubernetes.Tests.Connecting;

/// <summary>A cluster's own certificate authority.</summary>
internal sealed class Authority : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UnixEpoch.AddYears(30);
    private static readonly DateTimeOffset Until = DateTimeOffset.UnixEpoch.AddYears(100);

    private readonly X509Certificate2 root;

    internal Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root = request.CreateSelfSigned(From, Until);
    }

    internal string Pem => root.ExportCertificatePem();

    internal string Data => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Pem));

    /// <param name="name">A host name, or an address.</param>
    internal X509Certificate2 Issue(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(root, From, Until, [1, 2, 3, 4]);
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => root.Dispose();
}
