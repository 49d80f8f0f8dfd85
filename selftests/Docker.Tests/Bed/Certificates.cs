using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Validation.Harness.Waiting;

namespace Docker.Tests;

/// <summary>An authority for one test, and a folder with ca.pem, cert.pem and key.pem as docker's client has it.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly X509Certificate2 authority = Issue("ca", null);
    private readonly X509Certificate2 stranger = Issue("stranger", null);

    internal Certificates()
    {
        Folder = Directory.CreateTempSubdirectory("vd-").FullName;
        using var client = Issue("client", authority);
        File.WriteAllText(Path.Combine(Folder, "ca.pem"), authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "cert.pem"), client.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "key.pem"), client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    internal string Folder { get; }

    /// <param name="name">A host's name or address.</param>
    /// <param name="trusted">Whether it is of the authority in the folder.</param>
    internal X509Certificate2 Server(string name, bool trusted = true) => Issue(name, trusted ? authority : stranger);

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        authority.Dispose();
        stranger.Dispose();
    }

    private static X509Certificate2 Issue(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = Clock.Now;
        if (issuer is null)
            return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(2));
        using var signed = request.Create(issuer, now.AddMinutes(-30), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
