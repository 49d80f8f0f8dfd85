using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Validation.Protocol;

namespace Validation.Harness.Facts;

/// <summary>
/// One line of a probe's output as JSON, strictly: no null where none may be, no field twice, nothing nested deeper than a fact
/// is.
/// </summary>
internal static class FactLine
{
    private const int Deepest = 4;

    private static readonly ProtocolJson Strict = new(new JsonSerializerOptions(ProtocolJson.Default.Options)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        MaxDepth = Deepest,
    });

    /// <exception cref="JsonException">The line is none.</exception>
    public static FactsHeader Header(byte[] line) => Read(line, Strict.FactsHeader);

    /// <exception cref="JsonException">The line is none.</exception>
    public static Fact Fact(byte[] line) => Read(line, Strict.Fact);

    /// <exception cref="JsonException">The line is none.</exception>
    public static FactsFooter Footer(byte[] line) => Read(line, Strict.FactsFooter);

    private static T Read<T>(byte[] line, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(line, type) ?? throw new JsonException("it is null");
}
