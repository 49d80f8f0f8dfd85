using System.Text.Json;
using Validation.Reporting.Allure.Format;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Entries;

/// <summary>The files beside the entries that speak of the run as a whole.</summary>
internal static class RunFiles
{
    /// <summary>Plain words for Allure's "product errors" and "test errors"; the first rule that matches counts.</summary>
    public static IReadOnlyList<AllureCategory> Categories { get; } =
    [
        new("Exposed without the sandbox (expected: it proves the probes)", ["failed"],
            "^" + BaselineEntry.Exposed + "[\\s\\S]*"),
        new("The sandbox does not hold", ["failed"], "[\\s\\S]*"),
        new("Could not be measured (no pass)", ["broken"], "[\\s\\S]*"),
        new("Waived", ["skipped"], "^Waived: [\\s\\S]*"),
        new("Does not apply", ["skipped"], "^Does not apply: [\\s\\S]*"),
        new("Not tried without the sandbox", ["skipped"], "[\\s\\S]*"),
    ];

    public static void Write(RunResults results, string directory)
    {
        void Text(string name, string text) => File.WriteAllText(Path.Combine(directory, name), text);

        Text("environment.properties",
            string.Concat(RunFacts.Of(results).Select(fact => $"{Property(fact.Key)}={Property(fact.Value)}\n")));
        Text("categories.json", JsonSerializer.Serialize(Categories, AllureJson.Readable.IReadOnlyListAllureCategory));
        Text("executor.json", JsonSerializer.Serialize(
            new AllureExecutor("validation", "validation", results.Run.Id, RunFacts.ReportName(results.Run)),
            AllureJson.Readable.AllureExecutor));
        Text("run-globals.json",
            JsonSerializer.Serialize(new AllureGlobals(Said(results), []), AllureJson.Readable.AllureGlobals));
        Text("run-perf.json", JsonSerializer.Serialize(Figures(results), AllureJson.Readable.IReadOnlyListAllureMetric));
    }

    /// <summary>All under the subject: Allure shows none without an environment where one is chosen.</summary>
    private static AllureGlobalError[] Said(RunResults results) =>
    [
        .. Books.Banners(results)
            .Select(banner => new AllureGlobalError(Printable.Lines(banner), Side.Subject(results.Run).Runtime)),
        .. results.Arms.Where(arm => arm.Failure is not null).Select(arm => new AllureGlobalError(
            Printable.Lines($"The arm {arm.Name} ({arm.Runtime}) failed: {arm.Failure}"), Side.Subject(results.Run).Runtime)),
    ];

    private static AllureMetric[] Figures(RunResults results)
    {
        var start = results.Run.Started.ToUnixTimeMilliseconds();
        return [.. results.Metrics.Select(metric =>
            new AllureMetric(Side.Name(results.Run.Id, metric.Name), metric.Name, metric.Value, start, start))];
    }

    /// <summary>java.util.Properties: a key ends at the first blank, ":" or "="; a backslash takes their meaning away.</summary>
    private static string Property(string text) =>
        string.Concat(text.Select(letter => letter is ' ' or ':' or '=' or '#' or '!' or '\\' ? $"\\{letter}" : $"{letter}"));
}
