using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Docker.Tests;

/// <summary>Answers whoever asks as no real engine would, and ends the connection.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task answering;

    /// <param name="answer">Makes of a request what goes back.</param>
    internal StandIn(Func<string, string> answer)
    {
        listener.Start();
        answering = AnswerAsync(answer);
    }

    /// <summary>One that says the same to everything.</summary>
    internal static StandIn Saying(string body) => new(_ => Answer(body));

    internal static string Answer(string body, string status = "200 OK") =>
        $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    internal string Address => $"tcp://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(answering);
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AnswerAsync(Func<string, string> answer)
    {
        var buffer = new byte[4096];
        while (true)
        {
            using var connection = await listener.AcceptTcpClientAsync(ending.Token);
            var read = await connection.GetStream().ReadAsync(buffer, ending.Token);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer(Encoding.ASCII.GetString(buffer, 0, read))), ending.Token);
        }
    }
}
