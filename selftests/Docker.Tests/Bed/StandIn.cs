using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Docker.Tests;

/// <summary>Says one thing to whoever asks, as no real engine would, and ends the connection.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task answering;

    internal StandIn(string answer)
    {
        listener.Start();
        answering = AnswerAsync(Encoding.ASCII.GetBytes(answer));
    }

    internal static StandIn Saying(string body, string status = "200 OK") =>
        new($"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    internal string Address => $"tcp://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(answering);
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AnswerAsync(byte[] answer)
    {
        while (true)
        {
            using var connection = await listener.AcceptTcpClientAsync(ending.Token);
            if (await connection.GetStream().ReadAsync(new byte[4096], ending.Token) > 0)
                await connection.GetStream().WriteAsync(answer, ending.Token);
        }
    }
}
