using System.Globalization;
using System.Text.RegularExpressions;
using Validation.Kubelets.Api;

namespace Validation.Kubelets.Figures;

/// <summary>What the API server itself counted so far.</summary>
/// <param name="OfAudit">Requests of the auditing user, by the API server's audit log; -1 where it keeps none.</param>
/// <param name="OfAll">Those of everybody (apiserver_request_total): kubelets, controllers, the scheduler, leases of all
/// nodes.</param>
internal sealed partial record RequestCount(long OfAudit, double OfAll)
{
    public static string LogOf(ControlPlane plane) => Path.Combine(plane.Directory, "control/log/audit.json");

    public static async Task<RequestCount> NowAsync(ControlPlane plane)
    {
        using var api = new ApiServer(plane);
        var metrics = await api.MetricsAsync(CancellationToken.None);
        return new RequestCount(
            File.Exists(LogOf(plane)) ? File.ReadLines(LogOf(plane)).LongCount() : -1,
            Total().Matches(metrics).Sum(sample => double.Parse(sample.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"^apiserver_request_total\{.*\} (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Total();
}
