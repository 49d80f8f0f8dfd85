using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Docker.Tests;

/// <summary>The bed's socket behind a port of loopback; each direction of a connection ends on its own, as it does at a real engine.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Func<string, Task> passing;
    private readonly Task accepting;

    /// <param name="passing">Gets each piece of what a client sends, as it came off the connection; the piece goes on when it returns.</param>
    internal Relay(Func<string, Task>? passing = null)
    {
        this.passing = passing ?? (_ => Task.CompletedTask);
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
        {
            var near = await listener.AcceptSocketAsync(ending.Token);
            var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await far.ConnectAsync(new UnixDomainSocketEndPoint(Bed.Socket), ending.Token);
            _ = BothAsync(near, far);
        }
    }

    private async Task BothAsync(Socket near, Socket far)
    {
        using (near)
        using (far)
            await Task.WhenAll(CopyAsync(near, far, passing), CopyAsync(far, near, _ => Task.CompletedTask));
    }

    private async Task CopyAsync(Socket from, Socket to, Func<string, Task> passing)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, ending.Token) is var read and > 0)
        {
            await passing(Encoding.Latin1.GetString(buffer, 0, read));
            await to.SendAsync(buffer.AsMemory(0, read), ending.Token);
        }
        to.Shutdown(SocketShutdown.Send);
    }
}
