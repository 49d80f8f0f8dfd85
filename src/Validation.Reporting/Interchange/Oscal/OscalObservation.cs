using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Interchange.Oscal.OscalText;

namespace Validation.Reporting.Interchange.Oscal;

/// <summary>
/// A row as an observation, whatever its verdict; what follows from it for a catalogue's control is a finding's business.
/// </summary>
internal sealed record OscalObservation(string Uuid, ControlResult Row)
{
    public JsonObject Json(OscalScope scope, RunRecord run, bool packed)
    {
        var observation = new JsonObject
        {
            ["uuid"] = Uuid,
            ["title"] = Prose($"{Row.Control}: {Row.Title}"),
            ["description"] = Prose(Row.Reason),
            ["props"] = Properties(
                ("control", Row.Control),
                ("verdict", Plain.Word(Row.Verdict)),
                ("verdicts", Row.Count.ToString(CultureInfo.InvariantCulture)),
                ("severity", Plain.Word(Row.Severity)),
                ("reproduce", Row.Reproduce)),
            ["methods"] = new JsonArray("TEST"),
            ["types"] = new JsonArray(Row.Verdict == Verdict.Fail ? "finding" : "control-objective"),
            ["origins"] = new JsonArray(new JsonObject
            {
                ["actors"] = new JsonArray(new JsonObject { ["type"] = "tool", ["actor-uuid"] = OscalScope.Harness(run) }),
            }),
            ["subjects"] = scope.SubjectsOf(Row),
        };
        var evidence = Row.Evidence.GroupBy(item => item.Arm, StringComparer.Ordinal)
            .Select(items => Evidence(items, packed)).ToArray();
        if (evidence.Length > 0)
            observation["relevant-evidence"] = new JsonArray([.. evidence]);
        observation["collected"] = Plain.Time(run.Started);
        observation["remarks"] = Prose(Proof());
        return observation;
    }

    private JsonObject Evidence(IGrouping<string, Evidence> items, bool packed)
    {
        var place = EvidenceFiles.Place(Row, items.Key);
        return new JsonObject
        {
            ["href"] = packed ? $"{Path.GetDirectoryName(place)}/evidence.jsonl" : $"{place}/evidence.json",
            ["description"] =
                Prose(
                    "What was tried, answered and witnessed in the "
                        + $"arm {items.Key}{(Row.Nodes.Count > 0 ? $" on {Row.Nodes[0]}" : "")}."),
            ["props"] = Properties(("sha256", EvidenceFiles.Sha256(items))),
        };
    }

    private string Proof() => Row.Twin switch
    {
        { Exposed: true } twin => $"The same probe saw the exposure in the arm {twin.Arm}: {twin.Saw}",
        { } twin => $"The same probe did not see the exposure in the arm {twin.Arm}: {twin.Saw}",
        null => "No arm is recorded in which the same probe saw the exposure.",
    };
}
