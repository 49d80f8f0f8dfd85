using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Results;
using static Validation.Reporting.Interchange.Oscal.OscalText;

namespace Validation.Reporting.Interchange.Oscal;

/// <summary>
/// What the observations say of one control of a catalogue. OSCAL knows two states only, so that whatever is not known to hold is
/// "not satisfied", and the reason says whether it failed, was waived or could not be told. Satisfied means: as far as these
/// observations reach.
/// </summary>
internal static class OscalFinding
{
    /// <summary>The worst first: one failure makes the whole of it a failure.</summary>
    private static readonly (Verdict Verdict, string State, string Reason, string Words)[] States =
    [
        (Verdict.Fail, "not-satisfied", "fail", "At least one observation failed."),
        (Verdict.Error, "not-satisfied", "other",
            "At least one observation could not be told; what is not known is not satisfied."),
        (Verdict.Waived, "not-satisfied", "other",
            "At least one observation failed and the failure has been accepted for a while."),
        (Verdict.Pass, "satisfied", "pass",
            "Every observation that applies holds. The control asks for more than these observations measure."),
    ];

    /// <summary>null where no observation applies.</summary>
    public static JsonObject? Of(string control, string? objective, string title, IReadOnlyList<OscalObservation> observations,
        IReadOnlyDictionary<string, string> risks, NameUuid names)
    {
        var state = States.FirstOrDefault(state => observations.Any(observation => observation.Row.Verdict == state.Verdict));
        if (state.State is null)
            return null;
        var counts = Books.Count([.. observations.Select(observation => observation.Row)]);
        var finding = new JsonObject
        {
            ["uuid"] = names.Of("finding", control),
            ["title"] = Prose(title),
            ["description"] = Prose($"{state.Words} {Books.Words(counts)}"),
            ["props"] = Properties(
                ("pass", Number(counts.Pass)), ("fail", Number(counts.Fail)), ("error", Number(counts.Error)),
                ("not-applicable", Number(counts.NotApplicable)), ("waived", Number(counts.Waived))),
            ["target"] = new JsonObject
            {
                ["type"] = "objective-id",
                ["target-id"] = objective ?? control,
                ["title"] = Prose(title),
                ["status"] = new JsonObject
                {
                    ["state"] = state.State,
                    ["reason"] = state.Reason,
                    ["remarks"] = Prose(state.Words),
                },
            },
            ["related-observations"] = new JsonArray(
                [.. observations.Select(observation => new JsonObject { ["observation-uuid"] = observation.Uuid })]),
        };
        string[] related =
        [
            .. observations.Select(observation => risks.GetValueOrDefault(observation.Uuid)).OfType<string>().Distinct(),
        ];
        if (related.Length > 0)
            finding["related-risks"] = new JsonArray([.. related.Select(risk => new JsonObject { ["risk-uuid"] = risk })]);
        return finding;
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
