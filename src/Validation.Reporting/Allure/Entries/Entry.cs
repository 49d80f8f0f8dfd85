using Validation.Reporting.Allure.Format;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Entries;

/// <summary>What one control's entry says in one runtime's column.</summary>
internal sealed record Entry
{
    public required ControlResult Control { get; init; }

    public required Side Side { get; init; }

    /// <summary>The arm that was looked at; null where there was none.</summary>
    public required string? Arm { get; init; }

    /// <summary>passed, failed, broken or skipped.</summary>
    public required string Status { get; init; }

    public required string Message { get; init; }

    /// <summary>The verdict's word for the subject, <c>baseline</c> for the baseline.</summary>
    public required string Verdict { get; init; }

    public required IReadOnlyList<AllureStep> Steps { get; init; }

    /// <param name="place">Where the entry stands in the report, from 0: Allure sorts by start.</param>
    public AllureResult Result(RunRecord run, int place, IReadOnlyList<AllureAttachment> attachments)
    {
        var start = run.Started.ToUnixTimeMilliseconds() + place;
        return new AllureResult
        {
            Uuid = Uuid,
            // The first id that it had: Allure finds the points of its trend by it.
            TestCaseId = Control.FormerIds is [var first, ..] ? first : Control.Control,
            FullName = Control.Control,
            Name = Printable.Line($"{Control.Control}: {Control.Title}"),
            TitlePath = [Labels.Words(Control.Area), Control.Subarea],
            Status = Status,
            StatusDetails = new AllureDetails(Printable.Lines(Message), Trace()),
            DescriptionHtml = Description.Of(this),
            Start = start,
            Stop = start + Milliseconds(),
            Labels = Labels.Of(this),
            Links = Labels.Links(Control),
            Parameters = [new("runtime", Side.Runtime), .. Nodes],
            Steps = Steps,
            Attachments = attachments,
        };
    }

    /// <summary>
    /// Rows of one control speak for nodes that no other row speaks for, so the first one's name tells them apart.
    /// </summary>
    public string Uuid => Side.Uuid(Control.Nodes is [var first, ..] ? $"{Control.Control}@{first}" : Control.Control);

    private IEnumerable<AllureLabel> Nodes => Control.Nodes switch
    {
        [] => [],
        [var only] => [new("nodes", Printable.Line(only))],
        [var first, ..] => [new("nodes", Printable.Line($"{first} and {Control.Nodes.Count - 1} alike"))],
    };

    private string? Trace() => Status is "failed" or "broken"
        ? string.Join('\n', Control.Evidence.Select(evidence => Printable.Line(
            $"[{evidence.Arm}] {evidence.Tried ?? evidence.Source} → {evidence.Saw}")))
        : null;

    private long Milliseconds() => Control.Evidence.Where(evidence => evidence.Arm == Arm).Sum(Tried.Milliseconds);
}
