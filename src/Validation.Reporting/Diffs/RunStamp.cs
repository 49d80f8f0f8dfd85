using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>Which run it was.</summary>
public sealed record RunStamp
{
    public required string Id { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required string Target { get; init; }

    public required string Engine { get; init; }

    public required string Runtime { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>The filter in force; empty where everything was measured.</summary>
    public string Filter { get; init; } = "";

    public required Summary Summary { get; init; }

    public static RunStamp Of(RunRecord run, Summary summary) => new()
    {
        Id = run.Id,
        Started = run.Started,
        Target = run.Target,
        Engine = run.Engine,
        Runtime = run.Runtime,
        ExitCode = run.ExitCode,
        Filter = run.Filter,
        Summary = summary,
    };
}
