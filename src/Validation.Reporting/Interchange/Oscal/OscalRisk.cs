using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Results;
using static Validation.Reporting.Interchange.Oscal.OscalText;

namespace Validation.Reporting.Interchange.Oscal;

/// <summary>
/// What a control's failures mean: one risk for those that are open, and one for each waiver that accepts some.
/// </summary>
internal sealed record OscalRisk(string Uuid, WaiverRecord? Waiver, IReadOnlyList<OscalObservation> Observations)
{
    public static IReadOnlyList<OscalRisk> Of(IEnumerable<OscalObservation> observations, NameUuid names) =>
    [
        .. observations.Where(observation => observation.Row.Verdict is Verdict.Fail or Verdict.Waived)
            .GroupBy(observation => (observation.Row.Control, observation.Row.Verdict, observation.Row.Waiver))
            .Select(alike => new OscalRisk(
                names.Of("risk", alike.Key.Control, Plain.Word(alike.Key.Verdict), alike.Key.Waiver?.Scope ?? "",
                    alike.Key.Waiver?.Owner ?? ""), alike.Key.Waiver, [.. alike])),
    ];

    public JsonObject Json()
    {
        var row = Observations[0].Row;
        var risk = new JsonObject
        {
            ["uuid"] = Uuid,
            ["title"] = Prose($"{row.Control} does not hold: {row.Title}"),
            ["description"] = Prose(row.Reason),
            ["statement"] = Prose(row.Why),
            ["props"] = Properties(
                ("severity", Plain.Word(row.Severity)),
                ("verdicts", Observations.Sum(observation => observation.Row.Count).ToString(CultureInfo.InvariantCulture)),
                ("accepted-by", Waiver is null ? "nobody" : Waiver.Owner),
                ("accepted-for", Waiver is null ? "nothing" : Waiver.Scope),
                ("accepted-because", Waiver is null ? "not accepted" : Waiver.Reason)),
            ["status"] = row.Verdict == Verdict.Waived ? "deviation-approved" : "open",
            ["remediations"] = new JsonArray(new JsonObject
            {
                ["uuid"] = NameUuid.Lasting(Uuid, "remedy"),
                ["lifecycle"] = "recommendation",
                ["title"] = "What to do",
                ["description"] = Prose(row.Remedy),
            }),
            ["related-observations"] = new JsonArray(
                [.. Observations.Select(observation => new JsonObject { ["observation-uuid"] = observation.Uuid })]),
        };
        if (Waiver is not null)
            risk["deadline"] = $"{Plain.Day(Waiver.Expires)}T23:59:59Z";
        return risk;
    }
}
