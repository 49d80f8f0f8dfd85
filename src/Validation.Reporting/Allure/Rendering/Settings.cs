using Validation.Reporting.Allure.Entries;
using Validation.Reporting.Allure.Format;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Rendering;

internal static class Settings
{
    public static RendererSettings Of(RunResults results, string output, string history)
    {
        var run = results.Run;
        return new RendererSettings
        {
            ReportName = RunFacts.ReportName(run),
            Output = output,
            HistoryPath = history,
            KnownIssuesPath = Path.ChangeExtension(history, ".known.json"),
            Subject = Environment(results, Side.Subject(run).Runtime, run.Runtime, "subject: the runtime under test"),
            Baseline = Environment(results, Side.Baseline(run).Runtime, run.Baseline, "baseline: without the sandbox"),
            BaselineComment =
                $"Expected: this is what plain {Printable.Line(run.Baseline)} shows, without the sandbox. It proves that the "
                    + "probe can see it.",
            BaselineMessage = "^" + BaselineEntry.Exposed,
            Categories = RunFiles.Categories,
            Metrics = results.Metrics.DistinctBy(metric => metric.Name)
                .ToDictionary(metric => metric.Name, metric => new AllureMetricTitle(metric.Name, metric.Unit)),
        };
    }

    private static AllureEnvironment Environment(RunResults results, string name, string runtime, string role) =>
        new(name, new Dictionary<string, string>
        {
            ["Role"] = role,
            ["Runtime"] = Printable.Line(runtime),
            ["Version"] = Printable.Line(results.Run.Host.Versions.GetValueOrDefault(runtime, "not recorded")),
        });
}
