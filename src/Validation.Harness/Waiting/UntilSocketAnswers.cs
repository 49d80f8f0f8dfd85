using System.Diagnostics;
using System.Net.Sockets;

namespace Validation.Harness.Waiting;

/// <summary>Waits until somebody accepts connections on a unix socket.</summary>
internal static class UntilSocketAnswers
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>null when somebody does; else what was awaited and what was there.</returns>
    public static async Task<string?> Wait(string path, TimeSpan limit, Func<bool> gone, CancellationToken cancellationToken)
    {
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (SocketException error)
            {
                if (gone())
                    return "it ended at once";
                if (elapsed.Elapsed >= limit)
                    return $"nobody answered on '{path}' within {limit.TotalSeconds:F0} s: {error.SocketErrorCode}";
            }
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
