using System.Security.Cryptography.X509Certificates;

namespace Docker.Tests;

/// <summary>An authority for one test, and a folder with ca.pem, cert.pem and key.pem as docker's client has it.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly Authority authority = new();
    private readonly Authority stranger = new("stranger");
    private readonly Scratch scratch = new();

    internal Certificates()
    {
        using var client = authority.Issue("client");
        scratch.Write("ca.pem", authority.Pem);
        scratch.Write("cert.pem", client.ExportCertificatePem());
        scratch.Write("key.pem", client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    internal string Folder => scratch.Path;

    /// <param name="name">A host's name or address.</param>
    /// <param name="trusted">Whether it is of the authority in the folder.</param>
    internal X509Certificate2 Server(string name, bool trusted = true) => (trusted ? authority : stranger).Issue(name);

    public void Dispose()
    {
        scratch.Dispose();
        authority.Dispose();
        stranger.Dispose();
    }
}
