using System.Text.Json;
using System.Text.Json.Serialization;
using Validation.Results;

namespace Validation.Reporting.Histories;

/// <summary>A results file without its results: what is not named here is passed over while reading.</summary>
internal sealed record Abridged
{
    public required string Schema { get; init; }

    public required RunRecord Run { get; init; }

    public required Summary Summary { get; init; }
}

[JsonSerializable(typeof(Abridged))]
internal sealed partial class HeadJson : JsonSerializerContext
{
    public static HeadJson Readable { get; } = new(
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
}
