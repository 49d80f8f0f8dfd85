using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Reporting.Parts;

/// <summary>One arm's evidence of one row in a file that many rows share; the hash is what its own file would have.</summary>
internal sealed record PackedEvidence(string Place, string Sha256, IReadOnlyList<Evidence> Evidence);

[JsonSerializable(typeof(PackedEvidence))]
internal sealed partial class EvidenceJson : JsonSerializerContext
{
    public static EvidenceJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<Ending>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
