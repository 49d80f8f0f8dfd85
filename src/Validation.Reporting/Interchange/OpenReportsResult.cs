using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>One entry of a report: a row, or a part of a row of very many nodes, or a living pod.</summary>
internal sealed record OpenReportsResult(string Word, int Verdicts, JsonObject Json, int Size)
{
    /// <summary>All words that the format has, as its summary names them.</summary>
    public static readonly string[] Words = ["pass", "fail", "warn", "error", "skip"];

    public static readonly JsonSerializerOptions Text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row that holds on more nodes than this says how many; the dashboards have no use for the list.</summary>
    private const int MostOfHolding = 20;

    /// <summary>More nodes than this go into another entry, so that any entry fits into an object.</summary>
    private const int MostOfEntry = 1000;

    /// <summary>
    /// A waived failure is "warn", which the format keeps for requirements that were not met and are not scored.
    /// </summary>
    private static readonly Dictionary<Verdict, string> Translated = new()
    {
        [Verdict.Pass] = "pass",
        [Verdict.Fail] = "fail",
        [Verdict.Error] = "error",
        [Verdict.NotApplicable] = "skip",
        [Verdict.Waived] = "warn",
    };

    public static IEnumerable<OpenReportsResult> Of(ControlResult row, RunRecord run)
    {
        if (row.Nodes.Count == 0 || (row.Nodes.Count > MostOfHolding && row.Verdict is Verdict.Pass or Verdict.NotApplicable))
            return [Of(row, run, row.Count, [])];
        return row.Nodes.Chunk(MostOfEntry).Select(nodes => Of(row, run, nodes.Length, nodes));
    }

    public static OpenReportsResult Of(PodRecord pod, RunRecord run) => Sized("fail", 1, new JsonObject
    {
        ["source"] = "validation",
        ["policy"] = "living-pods",
        ["rule"] = "A living pod runs in the sandbox and is no weaker than the platform's template",
        ["category"] = "runtime",
        ["severity"] = "high",
        ["result"] = "fail",
        ["scored"] = true,
        ["timestamp"] = Timestamp(run),
        ["message"] = Said(string.Join("; ", pod.Findings)),
        ["resources"] = new JsonArray(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["namespace"] = Said(pod.Namespace),
            ["name"] = Said(pod.Name),
        }),
        ["properties"] = new JsonObject
        {
            ["owner"] = Said(pod.Owner),
            ["created"] = Plain.Time(pod.Created),
            ["node"] = Said(pod.Node ?? "not scheduled"),
            ["runtimeClass"] = Said(pod.RuntimeClass ?? "none"),
        },
    });

    private static OpenReportsResult Of(ControlResult row, RunRecord run, int verdicts, IReadOnlyList<string> nodes)
    {
        var properties = new JsonObject
        {
            ["title"] = Said(row.Title),
            ["verdict"] = Plain.Word(row.Verdict),
            ["verdicts"] = verdicts.ToString(CultureInfo.InvariantCulture),
            ["references"] = Said(string.Join("; ", row.References.Select(reference => $"{reference.Catalogue} {reference.Id}"))),
            ["remedy"] = Said(row.Remedy),
            ["reproduce"] = Said(row.Reproduce),
        };
        if (row.Waiver is { } waiver)
            properties["waiver"] = Said(Plain.Words(waiver));
        // An API server of 1.20 takes an empty string for null, and refuses the object.
        foreach (var name in properties.Where(property => property.Value!.GetValue<string>().Length == 0)
            .Select(property => property.Key).ToArray())
            properties.Remove(name);
        var json = new JsonObject
        {
            ["source"] = "validation",
            ["policy"] = Said(row.Control),
            ["rule"] = Said(row.Title),
            ["category"] = $"{Plain.Word(row.Area)}: {Said(row.Subarea)}",
            ["severity"] = Plain.Word(row.Severity),
            ["result"] = Translated[row.Verdict],
            ["scored"] = row.Verdict is not (Verdict.Waived or Verdict.NotApplicable),
            ["timestamp"] = Timestamp(run),
            ["message"] = Said(row.Reason),
            ["properties"] = properties,
        };
        if (nodes.Count > 0)
            json["resources"] = new JsonArray(
                [.. nodes.Select(node => new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Node", ["name"] = Said(node) })]);
        return Sized(Translated[row.Verdict], verdicts, json);
    }

    private static OpenReportsResult Sized(string word, int verdicts, JsonObject json) =>
        new(word, verdicts, json, Encoding.UTF8.GetByteCount(json.ToJsonString(Text)) + 1);

    private static JsonObject Timestamp(RunRecord run) =>
        new() { ["seconds"] = Plain.Ended(run).ToUnixTimeSeconds(), ["nanos"] = 0 };

    /// <summary>Characters beyond the first plane would become pairs of JSON escapes, which YAML does not read.</summary>
    private static string Said(string text)
    {
        var line = Plain.Line(text, 1000);
        return line.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
            ? string.Concat(line.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : $"\\u{{{rune.Value:x}}}"))
            : line;
    }
}
