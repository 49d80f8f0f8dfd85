using System.Text.Json;
using System.Text.Json.Serialization;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>What comes with every status of 400 and above (Engine API, ErrorResponse); the library hands it on unread.</summary>
internal sealed record Refusal
{
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <returns>The engine's own words.</returns>
    public static string Text(string? body)
    {
        try
        {
            return (JsonSerializer.Deserialize(body ?? "", DockerJson.Default.Refusal)?.Message ?? body ?? "").Trim();
        }
        catch (JsonException)
        {
            return body!.Trim();
        }
    }
}
