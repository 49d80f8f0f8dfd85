using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Docker.Tests;

/// <summary>
/// The bed's socket behind a port of loopback; each direction of a connection ends on its own, as it does at a real engine.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Func<string, Task> passing;
    private readonly X509Certificate2? certificate;
    private readonly Task accepting;

    /// <param name="passing">
    /// Gets each piece of what a client sends, as it came off the connection; the piece goes on when it returns.
    /// </param>
    /// <param name="certificate">The server's, to speak TLS; null to speak plainly.</param>
    internal Relay(Func<string, Task>? passing = null, X509Certificate2? certificate = null)
    {
        this.passing = passing ?? (_ => Task.CompletedTask);
        this.certificate = certificate;
        listener.Start();
        accepting = AcceptAsync();
    }

    internal string Address => $"tcp://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(accepting);
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = RelayAsync(await listener.AcceptSocketAsync(ending.Token));
    }

    private async Task RelayAsync(Socket socket)
    {
        await using var near = new NetworkStream(socket, ownsSocket: true);
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await engine.ConnectAsync(new UnixDomainSocketEndPoint(Bed.Socket), ending.Token);
        await using var far = new NetworkStream(engine);
        if (certificate is null)
        {
            await BothAsync(near, () => socket.Shutdown(SocketShutdown.Send));
            return;
        }
        await using var secure = new SslStream(near);
        await secure.AuthenticateAsServerAsync(new() { ServerCertificate = certificate }, ending.Token);
        await BothAsync(secure, () => secure.ShutdownAsync().GetAwaiter().GetResult());

        Task BothAsync(Stream client, Action end) => Task.WhenAll(
            CopyAsync(client, far, passing, () => engine.Shutdown(SocketShutdown.Send)),
            CopyAsync(far, client, _ => Task.CompletedTask, end));
    }

    private async Task CopyAsync(Stream from, Stream to, Func<string, Task> passing, Action end)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, ending.Token) is var read and > 0)
        {
            await passing(Encoding.Latin1.GetString(buffer, 0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), ending.Token);
        }
        end();
    }
}
