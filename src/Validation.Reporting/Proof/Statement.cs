using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Validation.Results;

namespace Validation.Reporting.Proof;

/// <summary>
/// An in-toto statement (v1) with the predicate test-result (v0.1): what was tested by its digests, with what, and how it ended.
/// Its subjects are the manifest, and through it every file, and results.json.
/// </summary>
internal sealed record Statement
{
    public const string CurrentType = "https://in-toto.io/Statement/v1";

    public const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";

    [JsonPropertyName("_type")]
    public required string Type { get; init; }

    public required IReadOnlyList<Resource> Subject { get; init; }

    public required string PredicateType { get; init; }

    public required TestResult Predicate { get; init; }

    /// <param name="results">The run.</param>
    /// <param name="manifest">SHA-256 of manifest.sha256.</param>
    /// <param name="source">SHA-256 of results.json.</param>
    public static Statement Of(RunResults results, string manifest, string source) => new()
    {
        Type = CurrentType,
        Subject = [Resource.Of(Manifest.Name, manifest), Resource.Of(ResultsFile.Name, source)],
        PredicateType = TestResult,
        Predicate = new TestResult
        {
            Result = results.Run.ExitCode != 0 ? "FAILED" : results.Summary.Waived > 0 ? "WARNED" : "PASSED",
            Configuration =
            [
                Print("template", results.Run.Template), Print("probe", results.Run.Probe),
                Print("catalogue", results.Run.Catalogue),
                new Resource
                {
                    Name = "run",
                    Annotations = Run(results.Run),
                    Digest = new Dictionary<string, string> { ["sha256"] = source },
                },
            ],
            PassedTests = Names(results, [Verdict.Pass]),
            WarnedTests = Names(results, [Verdict.Waived]),
            FailedTests = Names(results, [Verdict.Fail, Verdict.Error]),
        },
    };

    /// <summary>The bytes that are signed.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, StatementJson.Compact.Statement);

    /// <exception cref="InvalidDataException">The bytes are no statement.</exception>
    public static Statement Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, StatementJson.Compact.Statement)
                ?? throw new InvalidDataException("the statement is empty");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"the statement cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The SHA-256 of a subject, or null where it is none.</summary>
    public string? DigestOf(string name) =>
        Subject.FirstOrDefault(subject => subject.Name == name)?.Digest.GetValueOrDefault("sha256");

    /// <summary>
    /// A control with several rows (nodes that ended differently) is named once in each list that a row of it belongs to.
    /// </summary>
    private static string[] Names(RunResults results, Verdict[] verdicts) =>
        [
            .. results.Results.Where(result => verdicts.Contains(result.Verdict)).Select(result => result.Control).Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static Resource Print(string what, Fingerprint thing) => Resource.Of($"{what}: {thing.Name}", thing.Sha256);

    private static SortedDictionary<string, string> Run(RunRecord run) => new(StringComparer.Ordinal)
    {
        ["id"] = run.Id,
        ["started"] = run.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'",
            System.Globalization.CultureInfo.InvariantCulture),
        ["target"] = run.Target,
        ["engine"] = run.Engine,
        ["runtime"] = run.Runtime,
        ["profile"] = run.Profile,
        ["harness"] = run.Harness,
    };
}

/// <summary>A thing by its name and digests (in-toto's ResourceDescriptor).</summary>
public sealed record Resource
{
    public required string Name { get; init; }

    /// <summary>By algorithm: <c>sha256</c>.</summary>
    public required IReadOnlyDictionary<string, string> Digest { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public static Resource Of(string name, string sha256) =>
        new() { Name = name, Digest = new Dictionary<string, string> { ["sha256"] = sha256 } };
}

/// <summary>The predicate test-result v0.1.</summary>
internal sealed record TestResult
{
    /// <summary>PASSED, WARNED or FAILED.</summary>
    public required string Result { get; init; }

    public required IReadOnlyList<Resource> Configuration { get; init; }

    public required IReadOnlyList<string> PassedTests { get; init; }

    public required IReadOnlyList<string> WarnedTests { get; init; }

    public required IReadOnlyList<string> FailedTests { get; init; }
}

[JsonSerializable(typeof(Statement))]
internal sealed partial class StatementJson : JsonSerializerContext
{
    public static StatementJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
