using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Interchange.Oscal.OscalText;

namespace Validation.Reporting.Interchange.Oscal;

/// <summary>
/// <c>oscal-assessment-results.json</c>: OSCAL 1.2.1. An observation for each row with the hashes of its evidence, a finding for
/// each control of a catalogue that the rows refer to, a risk for what failed. The plan that OSCAL asks for is the harness's
/// catalogue of controls, described in the back matter.
/// </summary>
internal static class OscalAssessmentResults
{
    public const string Name = "oscal-assessment-results.json";

    public static void Write(BundleInput input, Stream stream)
    {
        var (results, run) = (input.Results, input.Results.Run);
        var names = new NameUuid(run.Id);
        OscalObservation[] observations = [.. Gathered.Rows(results).Select((row, at) =>
            new OscalObservation(names.Of("observation", row.Control, row.Nodes.Count == 0 ? $"{at}" : row.Nodes[0]), row))];
        using var json = new StreamedJson(stream);
        json.Open();
        json.Open("assessment-results");
        json.Member("uuid", names.Of("document"));
        json.Member("metadata", new JsonObject
        {
            ["title"] = Prose($"What {run.Runtime} on {run.Target} really isolates"),
            ["last-modified"] = Plain.Time(Plain.Ended(run)),
            ["version"] = Line(run.Id),
            ["oscal-version"] = "1.2.1",
        });
        json.Member("import-ap", new JsonObject { ["href"] = $"#{names.Of("plan")}" });
        json.OpenArray("results");
        json.Open();
        Result(json, results, observations, names);
        json.Close();
        json.CloseArray();
        json.Member("back-matter", new JsonObject { ["resources"] = new JsonArray(Plan(results, names), Source(names)) });
        json.Close();
        json.Close();
    }

    private static void Result(StreamedJson json, RunResults results, OscalObservation[] observations, NameUuid names)
    {
        var (run, scope) = (results.Run, new OscalScope(results, names));
        var risks = OscalRisk.Of(observations, names);
        var riskOf = risks.SelectMany(risk => risk.Observations.Select(observation => (observation.Uuid, Risk: risk.Uuid)))
            .ToDictionary(pair => pair.Uuid, pair => pair.Risk);
        var controls = OscalControls.Of(observations);
        var packed = results.Results.CountBy(row => row.Control).Where(rows => rows.Value > EvidenceFiles.MostFolders)
            .Select(rows => rows.Key).ToHashSet();

        json.Member("uuid", names.Of("result"));
        json.Member("title", Prose($"{RunVerdict.Of(run).Word}: {run.Runtime} on {run.Target}"));
        json.Member("description",
            Prose(
                string.Join(" ", [$"{RunVerdict.Of(run).Meaning}. {Books.Words(results.Summary)}.", .. Books.Banners(results)])));
        json.Member("start", Plain.Time(run.Started));
        json.Member("end", Plain.Time(Plain.Ended(run)));
        json.Member("props", Properties(
            ("run", run.Id),
            ("exit-code", run.ExitCode.ToString(CultureInfo.InvariantCulture)),
            ("planned", results.Summary.Planned.ToString(CultureInfo.InvariantCulture)),
            ("filter", run.Filter.Length == 0 ? "none, everything was measured" : run.Filter)));
        scope.Write(json);
        json.Member("reviewed-controls", OscalControls.Reviewed(controls));
        json.Array("observations",
            observations.Select(observation => observation.Json(scope, run, packed.Contains(observation.Row.Control))));
        json.Array("risks", risks.Select(risk => risk.Json()));
        json.Array("findings",
            controls.Select(control =>
                OscalFinding.Of(control.Id, control.Objective, control.Title, control.Observations, riskOf, names))
                .OfType<JsonObject>());
    }

    private static JsonObject Plan(RunResults results, NameUuid names) => new()
    {
        ["uuid"] = names.Of("plan"),
        ["title"] = "The assessment plan: the harness's catalogue of controls",
        ["description"] = Prose($"{results.Run.Catalogue.Name}, of which {results.Summary.Planned} verdicts were planned" +
            (results.Run.Filter.Length == 0 ? "" : $" by the filter {results.Run.Filter}")
            + $"; {results.NotTested.Count} controls and claims were not tested."),
        ["props"] = Properties(
            ("catalogue-sha256", results.Run.Catalogue.Sha256),
            ("template-sha256", results.Run.Template.Sha256),
            ("probe-sha256", results.Run.Probe.Sha256)),
        ["rlinks"] = new JsonArray(new JsonObject { ["href"] = ResultsFile.Name, ["media-type"] = "application/json" }),
    };

    private static JsonObject Source(NameUuid names) => new()
    {
        ["uuid"] = names.Of("source"),
        ["title"] = "What this document was made from",
        ["description"] =
            "The run's own record. The manifest beside it has the SHA-256 of every file of the bundle, the evidence among them.",
        ["rlinks"] = new JsonArray(
            new JsonObject { ["href"] = ResultsFile.Name, ["media-type"] = "application/json" },
            new JsonObject { ["href"] = "manifest.sha256", ["media-type"] = "text/plain" }),
    };
}
