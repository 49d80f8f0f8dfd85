using System.Text.Json.Nodes;
using Validation.Protocol;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>
/// <c>hdf.json</c>: Heimdall Data Format (InSpec's exec JSON), the bridge to MITRE's tools. Heimdall reads an impact of 0 as
/// "does not apply", and waiver data as "waived" for the whole control, so both are set only where they are true of all of its
/// rows.
/// </summary>
internal static class HeimdallFile
{
    public const string Name = "hdf.json";

    private static readonly Dictionary<Severity, double> Impacts = new()
    {
        [Severity.Low] = 0.3,
        [Severity.Medium] = 0.5,
        [Severity.High] = 0.7,
        [Severity.Critical] = 0.9,
    };

    private static readonly Dictionary<Verdict, string> Statuses = new()
    {
        [Verdict.Pass] = "passed",
        [Verdict.Fail] = "failed",
        [Verdict.Error] = "error",
        [Verdict.NotApplicable] = "skipped",
        [Verdict.Waived] = "skipped",
    };

    public static void Write(BundleInput input, Stream stream)
    {
        var (results, run) = (input.Results, input.Results.Run);
        using var json = new StreamedJson(stream);
        json.Open();
        json.Member("platform",
            new JsonObject
            {
                ["name"] = "Validation",
                ["release"] = Plain.Line(run.Harness),
                ["target_id"] = Plain.Line(run.Target),
            });
        json.Member("statistics", new JsonObject { ["duration"] = run.Seconds });
        json.Member("version", Plain.Line(run.Harness));
        json.OpenArray("profiles");
        json.Open();
        json.Member("name", "validation");
        json.Member("title",
            Plain.Line($"{run.Runtime} on {run.Target}: {RunVerdict.Of(run).Word} (run {run.Id}, exit code {run.ExitCode})"));
        json.Member("version", Plain.Line(run.Harness));
        json.Member("summary",
            string.Join(" ", [Books.Words(results.Summary), .. Books.Banners(results).Select(banner => Plain.Line(banner))]));
        json.Member("sha256", Plain.Line(run.Catalogue.Sha256));
        json.Member("supports", new JsonArray());
        json.Member("attributes", new JsonArray());
        json.Member("groups", Groups(results));
        json.Member("status", "loaded");
        json.Array("controls", Gathered.Rows(results).GroupBy(row => row.Control).Select(rows => Control([.. rows], run)));
        json.Close();
        json.CloseArray();
        json.Close();
    }

    private static JsonArray Groups(RunResults results) =>
    [
        .. results.Results.GroupBy(row => row.Area).OrderBy(area => area.Key).Select(area => new JsonObject
        {
            ["id"] = Plain.Word(area.Key),
            ["title"] = Plain.Word(area.Key),
            ["controls"] =
                new JsonArray([.. area.Select(row => row.Control).Distinct().Select(control => (JsonNode)Plain.Line(control))]),
        }),
    ];

    private static JsonObject Control(IReadOnlyList<ControlResult> rows, RunRecord run)
    {
        var first = rows[0];
        var control = new JsonObject
        {
            ["id"] = Plain.Line(first.Control),
            ["title"] = Plain.Line(first.Title),
            ["desc"] = Plain.Line(first.Why),
            ["descriptions"] = new JsonArray(
                new JsonObject { ["label"] = "check", ["data"] = Plain.Line(first.Reproduce) },
                new JsonObject { ["label"] = "fix", ["data"] = Plain.Line(first.Remedy) }),
            ["impact"] = rows.All(row => row.Verdict == Verdict.NotApplicable) ? 0 : Impacts[first.Severity],
            ["refs"] = new JsonArray([.. first.References.Where(reference => reference.Link is not null)
                .Select(reference => new JsonObject { ["url"] = Plain.Line(reference.Link!) })]),
            ["tags"] = new JsonObject
            {
                ["severity"] = Plain.Word(first.Severity),
                ["subarea"] = Plain.Line(first.Subarea),
                ["nist"] = new JsonArray([.. first.References.Where(Catalogues.IsNist80053)
                    .Select(reference => (JsonNode)Plain.Line(reference.Id.Replace("(", " (", StringComparison.Ordinal)))]),
            },
            ["source_location"] = new JsonObject(),
            ["results"] = new JsonArray([.. rows.Select(row => Result(row, run))]),
        };
        var open = rows.Where(row => row.Verdict is not (Verdict.Pass or Verdict.NotApplicable)).ToList();
        if (open.Count > 0 && open.All(row => row.Verdict == Verdict.Waived)
            && open.Select(row => row.Waiver).OfType<WaiverRecord>().MinBy(waiver => waiver.Expires) is { } waiver)
            control["waiver_data"] = new JsonObject
            {
                ["expiration_date"] = Plain.Day(waiver.Expires),
                ["justification"] = Plain.Words(waiver),
                ["run"] = true,
                ["skipped_due_to_waiver"] = true,
            };
        return control;
    }

    private static JsonObject Result(ControlResult row, RunRecord run)
    {
        var result = new JsonObject
        {
            ["status"] = Statuses[row.Verdict],
            ["code_desc"] = Plain.Line(row.Nodes.Count == 0 ? row.Title : $"{row.Title} [{Plain.Nodes(row.Nodes, 10)}]"),
            ["start_time"] = Plain.Time(run.Started),
            ["message"] = Plain.Line(row.Reason),
        };
        if (row.Verdict is Verdict.NotApplicable or Verdict.Waived)
            result["skip_message"] =
                Plain.Line($"{Plain.Word(row.Verdict)}: {(row.Waiver is { } waiver ? Plain.Words(waiver) : row.Reason)}");
        if (row.Verdict == Verdict.Error)
            result["exception"] = "could not be told";
        return result;
    }
}
