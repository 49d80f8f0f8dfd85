using System.Text.Json.Serialization;

namespace Validation.Protocol;

/// <summary>The only way in and out of JSON for plans and facts; generated, so that it works ahead of time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PlanHeader))]
[JsonSerializable(typeof(Step))]
[JsonSerializable(typeof(FactsHeader))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(FactsFooter))]
public sealed partial class ProtocolJson : JsonSerializerContext;
