using Validation.Reporting.Page.Findings;
using Validation.Reporting.Page.Wording;
using Validation.Results;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>Something that somebody must do.</summary>
internal sealed record OpenTask
{
    public required Verdict Shape { get; init; }

    /// <summary>The severity, or what kind of task it is.</summary>
    public required string Word { get; init; }

    public required string Title { get; init; }

    /// <summary>What the link to it says.</summary>
    public required string Id { get; init; }

    public required string? Anchor { get; init; }

    public required string ToDo { get; init; }

    public required string Owner { get; init; }
}

/// <summary>All that must be done, the most pressing first.</summary>
internal static class Tasks
{
    public static IReadOnlyList<OpenTask> Of(RunResults results) =>
    [
        .. FindingList.Of(results).Where(finding => finding.Result.Verdict == Verdict.Fail)
            .GroupBy(finding => (finding.Result.Remedy, Owner: Owners.Of(finding.Result, results.Run)))
            .Select(group => Fix([.. group], group.Key.Owner)),
        .. Pods(results),
        .. Nodes(results),
        .. FindingList.Of(results).Where(finding => finding.Result.Verdict == Verdict.Error)
            .Select(finding => Measure(finding, results)),
        .. results.Waivers.Where(waiver => waiver.State != WaiverState.InForce).Select(Waiver),
    ];

    /// <summary>Failures that the same person fixes in the same way are one task.</summary>
    private static OpenTask Fix(Finding[] findings, string owner) => new()
    {
        Shape = Verdict.Fail,
        Word = $"{VerdictWords.Word(Verdict.Fail)}, {VerdictWords.Word(findings[0].Result.Severity)}",
        Title = $"Must hold and does not: {Short.Of(findings[0].Result.Title, 100)}{On(findings[0])}" +
            (findings.Length == 1 ? "" : $", and {Counted.Of(findings.Length - 1, "more control")} with the same remedy"),
        Id = findings[0].Result.Control,
        Anchor = Anchor.Finding(findings[0].First.Place),
        ToDo = findings[0].Result.Remedy,
        Owner = owner,
    };

    private static OpenTask Measure(Finding finding, RunResults results) => new()
    {
        Shape = Verdict.Error,
        Word = $"{VerdictWords.Word(Verdict.Error)}, {VerdictWords.Word(finding.Result.Severity)}",
        Title = finding.Rows.Count == 1
            ? $"Could not be told: {Short.Of(finding.Result.Title, 100)}{On(finding)}"
            : $"{Counted.Of(finding.Count, "control")} could not be told, all for one reason",
        Id = finding.Rows.Count == 1 ? finding.Result.Control : "the reason",
        Anchor = Anchor.Finding(finding.First.Place),
        ToDo = $"Fix what kept it from being measured, then measure again. Seen: {finding.Result.Reason}",
        Owner = Owners.Of(finding.Result, results.Run),
    };

    private static string On(Finding finding) =>
        finding.Rows.SelectMany(row => row.Result.Nodes).Distinct().ToArray() is { Length: > 0 } nodes
            ? $" (on {Short.Of(NodeNames.Of(nodes), 100)})"
            : "";

    private static IEnumerable<OpenTask> Pods(RunResults results)
    {
        if (results.Pods.Count == 0)
            yield break;
        var owners = results.Pods.Select(pod => $"{pod.Namespace}/{pod.Owner}").Distinct().ToArray();
        yield return new OpenTask
        {
            Shape = Verdict.Fail,
            Word = "FAIL, living pods",
            Title =
                $"{Counted.Of(results.Pods.Count, "living pod lacks", "living pods lack")} the sandbox "
                    + $"or {(results.Pods.Count == 1 ? "is" : "are")} weaker than the template",
            Id = "the pods",
            Anchor = "pods",
            ToDo = "Give them the RuntimeClass and the settings of the template, and let admission refuse what lacks them.",
            Owner =
                $"The owners of {string.Join(", ", owners.Take(2))}{(owners.Length > 2 ? $" and {owners.Length - 2} more" : "")}",
        };
    }

    private static IEnumerable<OpenTask> Nodes(RunResults results)
    {
        var nodes = results.Nodes.Where(node => !node.Probed || node.Drift.Count > 0).ToArray();
        if (nodes.Length == 0)
            yield break;
        yield return new OpenTask
        {
            Shape = Verdict.Error,
            Word = "nodes",
            Title =
                $"{Counted.Of(nodes.Length, "node")} could not be probed or differ from "
                    + $"most ({Short.Of(NodeNames.Of([.. nodes.Select(node => node.Name)]), 100)})",
            Id = "the nodes",
            Anchor = "nodes",
            ToDo = "Make them as the others are, or take them out of the pool that untrusted code may land on.",
            Owner = Owners.Nodes,
        };
    }

    private static OpenTask Waiver(WaiverRecord waiver) => new()
    {
        Shape = Verdict.Waived,
        Word = "waiver",
        Title = waiver.State switch
        {
            WaiverState.Expired => $"The exception for {waiver.Control} expired on {When.Day(waiver.Expires)}",
            WaiverState.ExpiresSoon => $"The exception for {waiver.Control} expires on {When.Day(waiver.Expires)}",
            _ => $"The exception for {waiver.Control} matches no failure",
        },
        Id = "the waiver",
        Anchor = "waivers",
        ToDo = waiver.State == WaiverState.Unmatched
            ? "Take it out of the waivers."
            : "Fix the failure, or let it be accepted anew with a reason.",
        Owner = waiver.Owner,
    };
}
