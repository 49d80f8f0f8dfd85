using System.Text.Json.Nodes;

namespace Validation.Harness.Engines.Workloads;

/// <summary>Texts in JSON that somebody else wrote, where anything may stand in their place.</summary>
internal static class JsonText
{
    /// <returns>null for what is no text.</returns>
    public static string? Of(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Those of a list; what else stands in it is left for the engine to refuse.</summary>
    public static IEnumerable<string> All(JsonNode? list) => (list as JsonArray)?.Select(Of).OfType<string>() ?? [];
}
