using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;

namespace Docker.Tests.Connecting;

/// <summary>
/// A listener on loopback that speaks TLS, asks for the client's certificate and answers one request like an engine.
/// </summary>
public sealed class TlsTests
{
    [TestCase("localhost", "localhost"), CancelAfter(60_000)]
    [TestCase("127.0.0.1", "127.0.0.1")]
    public async Task An_engine_with_a_certificate_of_its_own_name_is_believed_and_told_who_asks(
        string host, string named, CancellationToken cancellationToken)
    {
        using var certificates = new Certificates();
        using var server = certificates.Server(named);
        using var listener = Listen();
        var serving = ServeAsync(listener, server, cancellationToken);
        using var client = Client(host, listener, certificates);
        (await client.VersionAsync(cancellationToken)).APIVersion.ShouldBe("1.41");
        (await serving).ShouldBe("CN=client");
    }

    [TestCase("localhost", "localhost", false, "PartialChain"), CancelAfter(60_000)]
    [TestCase("localhost", "elsewhere.example", true, "RemoteCertificateNameMismatch")]
    [TestCase("127.0.0.1", "127.0.0.2", true, "RemoteCertificateNameMismatch")]
    [TestCase("127.0.0.1", "localhost", true, "RemoteCertificateNameMismatch")]
    public async Task An_engine_whose_certificate_is_somebody_elses_is_refused_before_anything_is_asked(
        string host, string named, bool trusted, string why, CancellationToken cancellationToken)
    {
        using var certificates = new Certificates();
        using var server = certificates.Server(named, trusted);
        using var listener = Listen();
        var serving = ServeAsync(listener, server, cancellationToken);
        using var client = Client(host, listener, certificates);
        var message = (await Should.ThrowAsync<DockerException>(client.VersionAsync(cancellationToken))).Message;
        message.ShouldContain($"TLS with the certificates in '{certificates.Folder}': ");
        message.ShouldContain(why);
        (await serving).ShouldBeNull();
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static EngineClient Client(string host, TcpListener listener, Certificates certificates) => new(new DockerHost
    {
        Address = $"tcp://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}",
        Source = "the test",
        Certificates = certificates.Folder,
    });

    /// <returns>The client that asked; null where none did.</returns>
    private static async Task<string?> ServeAsync(TcpListener listener, X509Certificate2 certificate,
        CancellationToken cancellationToken)
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
            await secure.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"), cancellationToken);
            return secure.RemoteCertificate?.Subject;
        }
        catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
        {
            return null;
        }
    }
}
