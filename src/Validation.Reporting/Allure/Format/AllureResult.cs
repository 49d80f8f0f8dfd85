namespace Validation.Reporting.Allure.Format;

/// <summary>A <c>*-result.json</c> of Allure's results format (allure2 reader of Allure 3.18).</summary>
internal sealed record AllureResult
{
    public required string Uuid { get; init; }

    public required string TestCaseId { get; init; }

    public required string FullName { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> TitlePath { get; init; }

    public required string Status { get; init; }

    public required AllureDetails StatusDetails { get; init; }

    public required string DescriptionHtml { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long Start { get; init; }

    public required long Stop { get; init; }

    public required IReadOnlyList<AllureLabel> Labels { get; init; }

    public required IReadOnlyList<AllureLink> Links { get; init; }

    public required IReadOnlyList<AllureLabel> Parameters { get; init; }

    public required IReadOnlyList<AllureStep> Steps { get; init; }

    public required IReadOnlyList<AllureAttachment> Attachments { get; init; }

    public string Stage { get; init; } = "finished";
}

internal sealed record AllureDetails(string Message, string? Trace = null);

/// <summary>A label or a parameter.</summary>
internal sealed record AllureLabel(string Name, string Value);

internal sealed record AllureLink(string Name, string Url, string Type);

/// <summary><see cref="Source"/> is a file's name beside the result; it must hold <c>-attachment</c> to be found.</summary>
internal sealed record AllureAttachment(string Name, string Source, string Type);

internal sealed record AllureStep(string Name, string Status)
{
    public AllureDetails? StatusDetails { get; init; }

    public required long Start { get; init; }

    public required long Stop { get; init; }

    public IReadOnlyList<AllureStep> Steps { get; init; } = [];
}
