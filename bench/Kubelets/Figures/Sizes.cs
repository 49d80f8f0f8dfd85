using System.Globalization;
using Validation.Harness.Runs;
using Validation.Results;

namespace Validation.Kubelets.Figures;

/// <summary>Audits of growing clusters: what they take, and whether it grows with the number of nodes alone.</summary>
internal static class Sizes
{
    private const double MostMemory = 300e6;

    /// <summary>How much more the largest cluster may take than the two smallest foretell.</summary>
    private const double MostGrowth = 1.25;

    /// <summary>Requests a node; what an audit asks before its first node weighs little among a thousand.</summary>
    private static double MostRequests(int nodes) => nodes < 1000 ? 5 : 4.4;

    /// <returns>0 where all targets are met, else 1.</returns>
    public static async Task<int> MeasureAsync(ControlPlane plane, IReadOnlyList<int> counts)
    {
        var met = true;
        var (times, computed) = (new List<(int Nodes, double Seconds)>(), new List<(int Nodes, double Seconds)>());
        foreach (var nodes in counts)
        {
            var drifted = nodes / 50;
            // On this machine 1,000 leases every ten seconds would be most of what the API server does, and no part of an audit.
            await using var fleet = await Fleet.StartAsync(new FleetOptions
            {
                Plane = plane,
                Nodes = nodes,
                Drifted = drifted,
                Lease = TimeSpan.FromMinutes(3),
            }, CancellationToken.None);
            var before = await RequestCount.NowAsync(plane);
            var output = Directory.CreateTempSubdirectory("validation-scale-").FullName;
            try
            {
                var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
                var run = await AuditRun.RunAsync(plane, output, []);
                var after = await RequestCount.NowAsync(plane);
                times.Add((nodes, run.Time.TotalSeconds));
                computed.Add((nodes, run.ProcessorTime.TotalSeconds));
                met &= Print(nodes, drifted, run, load, before, after, fleet.Recorded,
                    new FileInfo(Path.Combine(output, "latest", "results.json")).Length);
            }
            finally
            {
                Directory.Delete(output, recursive: true);
            }
        }
        Console.WriteLine("== growth");
        return Linear("wall time", times) & Linear("processor time of the audit", computed) & met
            ? ExitCodes.Pass
            : ExitCodes.Failed;
    }

    private static bool Print(int nodes, int drifted, AuditRun run, string load, RequestCount before, RequestCount after,
        int recorded, long size)
    {
        var results = run.Results;
        var requests = results.Metrics.Single(metric => metric.Name == "audit_requests").Value;
        var seen = before.OfAudit < 0 ? requests : after.OfAudit - before.OfAudit;
        var found = results.Nodes.Count(node => node.Drift.Count > 0);
        var whole = results.Nodes.Select(node => node.Name).Distinct().Count();
        var probed = results.Nodes.Count(node => node.Probed);
        var summary = results.Summary;
        var processors = Environment.ProcessorCount;
        Line($"== {nodes} nodes");
        Line("wall time", $"{run.Time.TotalSeconds:F1} s",
            $"{run.Time.TotalMilliseconds / nodes:F0} ms a node; {processors} processors, load {load} when it began");
        Line("processor time of the audit", $"{run.ProcessorTime.TotalSeconds:F1} s",
            $"{run.ProcessorTime.TotalMilliseconds / nodes:F0} ms a node");
        Line("requests, as the harness counts them", $"{requests:F0}", $"{requests / nodes:F2} a node");
        Line("requests of its user, as the API server logged them", $"{seen:F0}",
            $"{seen / nodes:F2} a node, target {MostRequests(nodes)}");
        Line("requests of everybody (apiserver_request_total)", $"{after.OfAll - before.OfAll:F0}",
            $"{(after.OfAll - before.OfAll) / nodes:F2} a node, kubelets and leases among them");
        Line("harness's peak memory (VmHWM)", $"{run.Memory / 1e6:F0} MB",
            $"target {MostMemory / 1e6:F0} MB, with all that it started");
        Line("results.json", $"{size / 1e6:F2} MB",
            $"{results.Results.Count} rows for {summary.Planned} planned: {Told(summary)}, exit code {run.ExitCode}");
        Line("nodes in the results", $"{whole}",
            $"{probed} probed, {found} drifted of {drifted} that did; {recorded} recordings, the rest replayed");
        return Told(requests / nodes <= MostRequests(nodes) && seen / nodes <= MostRequests(nodes), "requests")
            & Told(Books.Problem(results) is null, "the books") & Told(run.Memory <= MostMemory, "memory")
            & Told(whole == nodes && probed == nodes, "every node once") & Told(found == drifted, "drift");
    }

    private static bool Linear(string what, List<(int Nodes, double Seconds)> times)
    {
        if (times.Count < 2)
            return true;
        // What an audit takes before its first node is the same for all: by the two smallest, the slope; by the largest, whether
        // it holds.
        var (first, second, last) = (times[0], times[1], times[^1]);
        var slope = (second.Seconds - first.Seconds) / (second.Nodes - first.Nodes);
        var expected = second.Seconds + (slope * (last.Nodes - second.Nodes));
        Line($"{what}, largest over what the two smallest foretell", $"{last.Seconds / expected:F2}", $"target {MostGrowth}");
        return Told(last.Seconds / expected <= MostGrowth, $"linear in {what}");
    }

    private static string Told(Summary summary) =>
        $"{summary.Pass} pass, {summary.Fail} fail, {summary.Error} error, {summary.NotApplicable} not "
            + $"applicable, {summary.Waived} waived";

    private static bool Told(bool met, string target)
    {
        if (!met)
            Line($"MISSED: {target}");
        return met;
    }

    private static void Line(string what, FormattableString value, FormattableString more) =>
        Console.WriteLine(
            $"{what,-70} {value.ToString(CultureInfo.InvariantCulture),9}   {more.ToString(CultureInfo.InvariantCulture)}");

    private static void Line(string what) => Console.WriteLine(what);
}
