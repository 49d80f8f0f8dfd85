namespace Validation.Reporting.Allure.Format;

/// <summary><c>executor.json</c>.</summary>
internal sealed record AllureExecutor(string Name, string Type, string BuildName, string ReportName);

/// <summary>A rule of <c>categories.json</c>; <see cref="MessageRegex"/> is a JavaScript expression.</summary>
internal sealed record AllureCategory(string Name, IReadOnlyList<string> MatchedStatuses, string MessageRegex);

/// <summary><c>run-globals.json</c>: what is said above all results.</summary>
internal sealed record AllureGlobals(IReadOnlyList<AllureGlobalError> Errors, IReadOnlyList<AllureAttachment> Attachments);

internal sealed record AllureGlobalError(string Message, string Environment);

/// <summary>One figure of <c>run-perf.json</c>.</summary>
internal sealed record AllureMetric(string Id, string Key, double Value, long Start, long Stop);

/// <summary>What <c>renderer/allurerc.mjs</c> needs to know of a run.</summary>
internal sealed record RendererSettings
{
    public required string ReportName { get; init; }

    public required string Output { get; init; }

    public required string HistoryPath { get; init; }

    /// <summary>Allure writes one whether asked or not, by default where it is started.</summary>
    public required string KnownIssuesPath { get; init; }

    public required AllureEnvironment Subject { get; init; }

    public required AllureEnvironment Baseline { get; init; }

    public required string BaselineComment { get; init; }

    public required string BaselineMessage { get; init; }

    public required IReadOnlyList<AllureCategory> Categories { get; init; }

    public required IReadOnlyDictionary<string, AllureMetricTitle> Metrics { get; init; }
}

internal sealed record AllureEnvironment(string Name, IReadOnlyDictionary<string, string> Variables);

internal sealed record AllureMetricTitle(string Title, string Unit);
