namespace Validation.Reporting.Console;

/// <summary>Where a run's outputs are.</summary>
public sealed record ReportPaths
{
    public required string Results { get; init; }

    /// <summary>The HTML file; null where it was not made.</summary>
    public string? Allure { get; init; }

    /// <summary>Who signed the bundle; null where nobody did.</summary>
    public string? Signer { get; init; }

    /// <summary>Why there is no HTML file, and what to do; null where there is one.</summary>
    public string? AllureProblem { get; init; }
}
