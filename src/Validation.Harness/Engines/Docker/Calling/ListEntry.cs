namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>Of a container or an image, what tells whether it is left over.</summary>
internal sealed record ListEntry
{
    public required string Id { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Created { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public static ListEntry Of(string id, DateTime created, IDictionary<string, string>? labels) =>
        new() { Id = id, Created = new DateTimeOffset(created).ToUnixTimeSeconds(), Labels = labels?.AsReadOnly() };

    /// <summary>What a list asks for to get those with a label: <c>{"label": {"name=value": true}}</c>.</summary>
    public static Dictionary<string, IDictionary<string, bool>> Labelled(string label) =>
        new() { ["label"] = new Dictionary<string, bool> { [label] = true } };
}
