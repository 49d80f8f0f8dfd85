namespace Validation.Reporting.Console;

/// <summary>Where a run's outputs are.</summary>
public sealed record ReportPaths
{
    /// <summary>The page to read first.</summary>
    public required string Report { get; init; }

    /// <summary>Allure's HTML file, from the same directory; null where it was not made.</summary>
    public string? Allure { get; init; }

    /// <summary>Who signed the bundle; null where nobody did.</summary>
    public string? Signer { get; init; }

    /// <summary>Why there is no such file, and what to do; null where there is one, or none was asked for.</summary>
    public string? AllureProblem { get; init; }
}
