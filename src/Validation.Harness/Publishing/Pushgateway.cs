using System.Net.Http.Headers;
using System.Text;

namespace Validation.Harness.Publishing;

/// <summary>
/// Gives a run's metrics to a Prometheus Pushgateway, in a group of the target's own. The whole group is replaced (PUT), so that
/// a control which passes again loses its series.
/// </summary>
public static class Pushgateway
{
    private const int MostSaid = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <param name="gateway">Its URL: <c>http://pushgateway.monitoring:9091</c>.</param>
    /// <param name="target">What was measured: the group's name.</param>
    /// <param name="metrics">In Prometheus' text format.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>null where it was taken; else what was attempted and what came back.</returns>
    public static async Task<string?> PushAsync(Uri gateway, string target, ReadOnlyMemory<byte> metrics,
        CancellationToken cancellationToken)
    {
        // A target may hold slashes, which only this form of a group's value takes (Pushgateway, README, "Base64 encoding").
        var value = Convert.ToBase64String(Encoding.UTF8.GetBytes(target)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var address = new Uri($"{gateway.AbsoluteUri.TrimEnd('/')}/metrics/job/validation/target@base64/{value}");
        using var http = new HttpClient { Timeout = Limit };
        using var body = new ReadOnlyMemoryContent(metrics);
        body.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8")
        {
            Parameters = { new NameValueHeaderValue("version", "0.0.4") },
        };
        try
        {
            using var answer = await http.PutAsync(address, body, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return null;
            var said = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return $"PUT {address}: {(int)answer.StatusCode} {answer.ReasonPhrase}, "
                + $"{said[..Math.Min(MostSaid, said.Length)].Trim()}";
        }
        catch (HttpRequestException error)
        {
            return $"PUT {address}: {error.Message}";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"PUT {address}: no answer within {Limit.TotalSeconds:F0} s";
        }
    }
}
