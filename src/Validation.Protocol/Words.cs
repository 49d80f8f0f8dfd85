using System.Text.Json.Serialization;

namespace Validation.Protocol;

/// <summary>The three parts of the catalogue.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Area>))]
public enum Area
{
    [JsonStringEnumMemberName("isolation")]
    Isolation,

    [JsonStringEnumMemberName("network")]
    Network,

    [JsonStringEnumMemberName("runtime")]
    Runtime,
}

/// <summary>How bad it is when the control does not hold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    [JsonStringEnumMemberName("low")]
    Low,

    [JsonStringEnumMemberName("medium")]
    Medium,

    [JsonStringEnumMemberName("high")]
    High,

    [JsonStringEnumMemberName("critical")]
    Critical,
}
