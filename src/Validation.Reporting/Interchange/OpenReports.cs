using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Reporting.Interchange;

/// <summary>
/// <c>openreports.yaml</c> (openreports.io/v1alpha1): ClusterReports of the controls and, for each namespace with a pod that
/// lacks the sandbox, Reports of those pods. What does not fit into one object of the API server's store goes into the next.
/// </summary>
public static class OpenReports
{
    public const string Name = "openreports.yaml";

    /// <summary>Bytes of one object. The API server refuses a request of 1.5 MiB; what it adds itself needs room, too.</summary>
    private const int MostOfObject = 1 << 20;

    /// <summary>The objects, to be created or replaced by name. Older ones of the target carry another run in the label
    /// <c>validation.report/run</c> and are to be deleted then.</summary>
    public static IEnumerable<OpenReportsObject> Objects(BundleInput input)
    {
        var results = input.Results;
        var target = OpenReportsNames.Of(results.Run.Target);
        var controls = Gathered.Rows(results).SelectMany(row => OpenReportsResult.Of(row, results.Run));
        foreach (var made in Split("ClusterReport", null, $"validation-{target}", results.Run, controls))
            yield return made;
        foreach (var pods in results.Pods.GroupBy(pod => pod.Namespace).OrderBy(pods => pods.Key, StringComparer.Ordinal))
            foreach (var made in Split("Report", pods.Key, $"validation-pods-{target}", results.Run,
                pods.Select(pod => OpenReportsResult.Of(pod, results.Run))))
                yield return made;
    }

    /// <summary>Every object as a YAML document. (JSON is YAML; the objects' text keeps to what both read alike.)</summary>
    public static void Write(BundleInput input, Stream stream)
    {
        foreach (var made in Objects(input))
        {
            stream.Write("---\n"u8);
            stream.Write(made.Json);
            stream.Write("\n"u8);
        }
    }

    private static IEnumerable<OpenReportsObject> Split(
        string kind, string? place, string name, RunRecord run, IEnumerable<OpenReportsResult> results)
    {
        var taken = new List<OpenReportsResult>();
        var (size, part) = (0, 1);
        foreach (var result in results)
        {
            if (taken.Count > 0 && size + result.Size > MostOfObject)
            {
                yield return Make(kind, place, Part(name, part++), run, taken);
                taken.Clear();
                size = 0;
            }
            taken.Add(result);
            size += result.Size;
        }
        if (taken.Count > 0)
            yield return Make(kind, place, Part(name, part), run, taken);
    }

    private static OpenReportsObject Make(string kind, string? place, string name, RunRecord run, List<OpenReportsResult> results)
    {
        var metadata = new JsonObject
        {
            ["name"] = name,
            ["labels"] = new JsonObject
            {
                ["app.kubernetes.io/managed-by"] = "validation",
                ["validation.report/run"] = OpenReportsNames.Label(run.Id),
                ["validation.report/target"] = OpenReportsNames.Label(OpenReportsNames.Of(run.Target)),
            },
            ["annotations"] = new JsonObject
            {
                ["validation.report/verdict"] = RunVerdict.Of(run).Word,
                ["validation.report/exit-code"] = run.ExitCode.ToString(CultureInfo.InvariantCulture),
            },
        };
        if (place is not null)
            metadata["namespace"] = place;
        var made = new JsonObject
        {
            ["apiVersion"] = "openreports.io/v1alpha1",
            ["kind"] = kind,
            ["metadata"] = metadata,
            ["source"] = "validation",
            ["summary"] = new JsonObject(OpenReportsResult.Words.Select(word =>
                KeyValuePair.Create(word,
                    (JsonNode?)results.Where(result => result.Word == word).Sum(result => result.Verdicts)))),
            ["results"] = new JsonArray([.. results.Select(result => result.Json)]),
        };
        return new OpenReportsObject(kind, place, name, Encoding.UTF8.GetBytes(made.ToJsonString(OpenReportsResult.Text)));
    }

    private static string Part(string name, int part) =>
        part == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{part}");
}

/// <summary>One object for the API server. <see cref="Namespace"/> is null for one of the cluster.</summary>
public sealed record OpenReportsObject(string Kind, string? Namespace, string Name, ReadOnlyMemory<byte> Bytes)
{
    public ReadOnlySpan<byte> Json => Bytes.Span;

    /// <summary>Its kind as the API server's paths have it.</summary>
    public string Resource => Kind == "Report" ? "reports" : "clusterreports";
}
