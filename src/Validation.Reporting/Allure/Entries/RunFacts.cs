using System.Globalization;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Entries;

/// <summary>What was measured, where and with what, in a few names and values.</summary>
internal static class RunFacts
{
    public static string ReportName(RunRecord run) => Printable.Line(
        $"Validation — {RunVerdict.Of(run).Word} — {run.Runtime} on {run.Host.OperatingSystem}{RunMark(run.Id)}");

    /// <summary>How a report's name ends: the trend tells runs apart by it.</summary>
    public static string RunMark(string run) => $" — {run}";

    public static IReadOnlyDictionary<string, string> Of(RunResults results)
    {
        var run = results.Run;
        var facts = new Dictionary<string, string>
        {
            ["Verdict"] = $"{RunVerdict.Of(run).Word} (exit code {run.ExitCode})",
            ["Controls planned"] = Number(results.Summary.Planned),
            ["… pass"] = Number(results.Summary.Pass),
            ["… fail"] = Number(results.Summary.Fail),
            ["… error"] = Number(results.Summary.Error),
            ["… not applicable"] = Number(results.Summary.NotApplicable),
            ["… waived"] = Number(results.Summary.Waived),
            ["Subject (under test)"] = run.Runtime,
            ["Baseline (no sandbox)"] = run.Baseline,
            ["Verdict means"] = RunVerdict.Of(run).Meaning,
            ["Started"] = $"{run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC",
            ["Engine"] = run.Engine,
            ["Profile"] = run.Profile,
            ["Filter"] = run.Filter.Length == 0 ? "none: everything was measured" : run.Filter,
            ["Template"] = Words(run.Template),
            ["Probe"] = Words(run.Probe),
            ["Catalogue"] = Words(run.Catalogue),
            ["Harness"] = run.Harness,
            ["Host"] =
                $"{run.Host.OperatingSystem}, kernel {run.Host.Kernel}, {run.Host.Architecture}, cgroups {run.Host.Cgroups}, " +
                $"{run.Host.Processors} processors, user {run.Host.User}",
        };
        foreach (var (name, version) in run.Host.Versions)
            facts[$"Version of {name}"] = version;
        return facts.ToDictionary(fact => Printable.Line(fact.Key), fact => Printable.Line(fact.Value));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Words(Fingerprint thing) =>
        $"{thing.Name} (sha256 {thing.Sha256[..Math.Min(12, thing.Sha256.Length)]})";
}
