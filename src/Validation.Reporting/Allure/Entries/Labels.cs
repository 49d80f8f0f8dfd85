using Validation.Protocol;
using Validation.Reporting.Allure.Format;
using Validation.Results;

namespace Validation.Reporting.Allure.Entries;

internal static class Labels
{
    private static readonly Dictionary<Severity, string> Severities = new()
    {
        [Severity.Critical] = "blocker",
        [Severity.High] = "critical",
        [Severity.Medium] = "normal",
        [Severity.Low] = "minor",
    };

    private static readonly Dictionary<Area, string> Areas = new()
    {
        [Area.Isolation] = "Isolation: what of the host can be seen or reached",
        [Area.Network] = "Network: what gets out and in",
        [Area.Runtime] = "Runtime: what really runs, and as it was asked for",
    };

    public static string Words(Area area) => Areas[area];

    public static IReadOnlyList<AllureLabel> Of(Entry entry) =>
    [
        new("runtime", entry.Side.Runtime),
        new("severity", Severities[entry.Control.Severity]),
        new("epic", Words(entry.Control.Area)),
        new("feature", entry.Control.Subarea),
        new("verdict", entry.Verdict),
        .. entry.Control.References.Select(reference => new AllureLabel("tag", reference.Id)),
        .. entry.Verdict == "waived" ? [new AllureLabel("tag", "waived")] : Array.Empty<AllureLabel>(),
    ];

    public static IReadOnlyList<AllureLink> Links(ControlResult control) =>
    [
        .. control.References
            .Where(reference => reference.Link is not null)
            .Select(reference =>
                new AllureLink($"{reference.Catalogue} {reference.Id}: {reference.Title}", reference.Link!, "link")),
    ];
}
