using System.Text.Json.Nodes;

namespace Validation.Webhook.Rules;

/// <summary>One place of a pod, as people write it, and what stands there; null where nothing does.</summary>
/// <param name="Path"><c>spec.containers[0].securityContext.privileged</c>.</param>
/// <param name="Value">As the API server sent it.</param>
internal readonly record struct Field(string Path, JsonNode? Value)
{
    public bool IsTrue => Value is JsonValue value && value.TryGetValue(out bool set) && set;

    /// <summary>null where there is no text.</summary>
    public string? Text => Value is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>null where there is no whole number.</summary>
    public long? Number => Value is JsonValue value && value.TryGetValue(out long number) ? number : null;

    public Field this[string name] => new($"{Path}.{name}", (Value as JsonObject)?[name]);

    /// <summary>The elements of a list; none where there is none.</summary>
    public IEnumerable<Field> Each()
    {
        var path = Path;
        return (Value as JsonArray ?? []).Select((element, at) => new Field($"{path}[{at}]", element));
    }

    /// <summary>Follows names separated by dots; the path goes on where nothing stands.</summary>
    public Field At(string names) => names.Split('.').Aggregate(this, (field, name) => field[name]);
}
