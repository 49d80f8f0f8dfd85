using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>
/// TCP, plain or with certificates in both directions (docs.docker.com, "Protect the Docker daemon socket"). The library's check
/// of the server's certificate is of its authority alone: it believes one that names somebody else. It also wants a client's
/// certificate always, reads one authority of ca.pem, and speaks TLS 1.2 only.
/// </summary>
internal sealed class TcpTransport(string host, int port, string? certificates, bool trustsAnyServer) : ITransport
{
    public bool IsSocketFile => false;

    public string Complaints => "";

    public async Task<Connection> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: true);
            return certificates is null
                ? new Connection(stream, stream, () => socket.Shutdown(SocketShutdown.Send), stream.Dispose)
                : await SecureAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            socket.Dispose();
            if (error is System.Security.Authentication.AuthenticationException or CryptographicException)
                throw new IOException($"TLS with the certificates in '{certificates}': {error.Message}", error);
            throw;
        }
    }

    private async Task<Connection> SecureAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsClientAsync(Options(), cancellationToken).ConfigureAwait(false);
        return new Connection(secure, secure, secure.ShutdownAsync, secure.Dispose);
    }

    private SslClientAuthenticationOptions Options()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (File.Exists(Pem("cert.pem")))
            options.ClientCertificates = [X509Certificate2.CreateFromPemFile(Pem("cert.pem"), Pem("key.pem"))];
        if (trustsAnyServer)
        {
#pragma warning disable CA5359 // Docker's own meaning of DOCKER_TLS without DOCKER_TLS_VERIFY, asked for by the user.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (File.Exists(Pem("ca.pem")))
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(Pem("ca.pem"));
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }
        return options;

        string Pem(string name) => Path.Combine(certificates!, name);
    }
}
