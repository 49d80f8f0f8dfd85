using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Validation.Harness.Engines.Docker;

namespace Docker.Tests.Connecting;

/// <summary>A listener on loopback that speaks TLS, asks for the client's certificate and answers one request like an engine.</summary>
public sealed class TlsTests
{
    private string folder = "";

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("vd-").FullName;

    [TearDown]
    public void Remove_it() => Directory.Delete(folder, recursive: true);

    [TestCase("ca", true)]
    [TestCase("stranger", false), CancelAfter(60_000)]
    public async Task The_engine_is_believed_only_with_a_certificate_of_the_named_authority(string issuer, bool believed, CancellationToken cancellationToken)
    {
        using var authority = Certificate("ca", null);
        using var stranger = Certificate("stranger", null);
        using var server = Certificate("localhost", issuer == "ca" ? authority : stranger);
        using var own = Certificate("client", authority);
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "cert.pem"), own.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, server, cancellationToken);

        using var client = new DockerClient(new DockerHost { Address = $"tcp://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}", Source = "the test", Certificates = folder });
        if (believed)
        {
            (await client.VersionAsync(cancellationToken)).ApiVersion.ShouldBe("1.41");
            (await serving).ShouldBe("CN=client");
        }
        else
        {
            (await Should.ThrowAsync<DockerException>(client.VersionAsync(cancellationToken))).Message.ShouldContain($"TLS with the certificates in '{folder}': ");
            (await serving).ShouldBeNull();
        }
    }

    private static async Task<string?> ServeAsync(TcpListener listener, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        using var connection = await listener.AcceptTcpClientAsync(cancellationToken);
        await using var secure = new SslStream(connection.GetStream());
        try
        {
            await secure.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = certificate,
                    ClientCertificateRequired = true,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
                },
                cancellationToken);
            if (await secure.ReadAsync(new byte[4096], cancellationToken) == 0)
                return null;
            const string Body = """{"Version": "20.10", "ApiVersion": "1.41"}""";
            await secure.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"), cancellationToken);
            return secure.RemoteCertificate?.Subject;
        }
        catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
        {
            return null;
        }
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = Validation.Harness.Waiting.Clock.Now;
        if (issuer is null)
            return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(2));
        using var signed = request.Create(issuer, now.AddMinutes(-30), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
