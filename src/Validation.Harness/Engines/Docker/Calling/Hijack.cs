using System.Globalization;
using System.Net;
using System.Text;

namespace Validation.Harness.Engines.Docker;

/// <summary>The request whose answer turns an HTTP connection into a raw one. HttpClient cannot end one direction of it alone.</summary>
internal static class Hijack
{
    private const int LongestHead = 16 * 1024;
    private const int LongestRefusal = 64 * 1024;

    public static async Task AskAsync(Connection connection, string path, CancellationToken cancellationToken)
    {
        var request = $"POST {path} HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 0\r\n\r\n";
        await connection.Outgoing.WriteAsync(Encoding.ASCII.GetBytes(request), cancellationToken).ConfigureAwait(false);
        await connection.Outgoing.FlushAsync(cancellationToken).ConfigureAwait(false);
        var head = await HeadAsync(connection.Incoming, cancellationToken).ConfigureAwait(false);
        var status = Status(head[0]);
        if (status is not (HttpStatusCode.SwitchingProtocols or HttpStatusCode.OK))
            throw DockerClient.Refused(status, await BodyAsync(connection.Incoming, head, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Byte by byte: what comes after the head is not HTTP any more and belongs to somebody else.</summary>
    private static async Task<string[]> HeadAsync(Stream incoming, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!Ends(head))
        {
            if (await incoming.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 0)
                throw new IOException($"the connection ended within the answer's head, after {head.Count} bytes");
            head.Add(one[0]);
            if (head.Count > LongestHead)
                throw new IOException($"the answer's head is longer than {LongestHead} bytes");
        }
        return Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        static bool Ends(List<byte> bytes) => bytes is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
    }

    private static HttpStatusCode Status(string line) =>
        line.Split(' ') is ["HTTP/1.1" or "HTTP/1.0", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? (HttpStatusCode)status
            : throw new IOException($"the answer begins with '{line}', which is no HTTP");

    private static async Task<string> BodyAsync(Stream incoming, string[] head, CancellationToken cancellationToken)
    {
        const string Length = "Content-Length:";
        var given = head.FirstOrDefault(line => line.StartsWith(Length, StringComparison.OrdinalIgnoreCase));
        if (!int.TryParse(given?[Length.Length..], CultureInfo.InvariantCulture, out var length))
            return "";
        var body = new byte[Math.Clamp(length, 0, LongestRefusal)];
        var read = await incoming.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(body, 0, read);
    }
}
